package tidings.engine.core;

import org.jspecify.annotations.Nullable;
import tidings.engine.User;

/// Somebody who is to become a user; the parts are those of [User].
public record Person(String email, String name, @Nullable String passwordHash) {
    public Person {
        email = User.normalized(email);
    }

    /// Leaves out who it is.
    @Override
    public String toString() {
        return "Person[]";
    }
}
