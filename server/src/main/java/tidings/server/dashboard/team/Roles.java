package tidings.server.dashboard.team;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tidings.engine.Role;
import tidings.server.dashboard.Choice;
import tidings.server.dashboard.Frames;

/// The roles as forms offer them.
final class Roles {
    static final List<Choice> ALL = Arrays.stream(Role.values())
            .map(role -> new Choice(role.name(), Frames.label(role), meaning(role)))
            .toList();

    private Roles() {}

    /// The role that a form sends; empty when it is none.
    static Optional<Role> parse(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(text))
                .findFirst();
    }

    private static String meaning(Role role) {
        return switch (role) {
            case ADMIN -> "Sets up notifications, sends again, and manages the team and the API keys.";
            case REVIEWER -> "Decides verifications and reads everything that was sent.";
            case VIEWER -> "Reads everything that was sent and changes nothing.";
        };
    }
}
