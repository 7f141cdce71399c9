package tidings.server.dashboard.team;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Badge;

/// Somebody who belongs to the workspace, as pages show it.
///
/// @param id its outward form
/// @param role the name of a [tidings.engine.Role]
/// @param label the role in words
/// @param you whether it is the person who looks
/// @param lastAdmin whether nobody else in the workspace is an administrator
/// @param invitable whether an invitation could be sent once more
/// @param state how the invitation stands; absent once the person has joined
/// @param seen when a session of the person was used last; absent when there is none
public record Member(
        String id,
        String name,
        String email,
        String role,
        String label,
        boolean you,
        boolean lastAdmin,
        boolean invitable,
        @Nullable Badge state,
        @Nullable Instant seen) {
    /// Where the form goes that takes the member out.
    public String removal() {
        return "/team/" + id + "/remove";
    }

    /// Leaves out who it is.
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
