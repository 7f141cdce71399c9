package tidings.engine.core;

import java.time.Instant;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.WorkspaceId;

/// Somebody who is asked to join a workspace.
///
/// @param tokenHash of the ticket with which the invited sets a password
/// @param expiresAt when that ticket is worth nothing any more
public record Invitation(
        WorkspaceId workspace, String email, String name, Role role, String tokenHash, Instant expiresAt) {
    public Invitation {
        email = User.normalized(email);
    }

    /// The ticket with which the invited, a user by now, sets a password.
    Ticket ticketFor(UserId user) {
        return new Ticket(tokenHash, user, Ticket.Kind.INVITATION, expiresAt);
    }

    /// Leaves out who it is and what lets in.
    @Override
    public String toString() {
        return "Invitation[to " + workspace + "]";
    }
}
