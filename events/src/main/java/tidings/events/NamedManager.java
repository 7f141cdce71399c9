package tidings.events;

import static java.util.Objects.requireNonNull;

/// The account of a person who acted for the partner, in the older form that carries a user name.
public record NamedManager(int id, String username, String name, String surname, String email) {

    public NamedManager {
        requireNonNull(username, "username");
        requireNonNull(name, "name");
        requireNonNull(surname, "surname");
        requireNonNull(email, "email");
    }

    @Override
    public String toString() {
        return "NamedManager[masked]";
    }
}
