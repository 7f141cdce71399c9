package tidings.events;

import static java.util.Objects.requireNonNull;

/// The account of a person who acted for the partner.
public record Manager(int id, String name, String surname, String email) {

    public Manager {
        requireNonNull(name, "name");
        requireNonNull(surname, "surname");
        requireNonNull(email, "email");
    }

    @Override
    public String toString() {
        return "Manager[masked]";
    }
}
