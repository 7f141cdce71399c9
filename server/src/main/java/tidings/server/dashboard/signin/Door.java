package tidings.server.dashboard.signin;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.User;
import tidings.engine.runtime.Engine;
import tidings.server.security.Passwords;
import tidings.server.security.Throttle;

/// Decides whether an e-mail address and a password let somebody in.
///
/// An address that does not exist is treated like one that does, in words, time and waits. Thread-safe; blocks.
@Singleton
final class Door {
    private static final int FREE_FOR_AN_ACCOUNT = 5;
    private static final int FREE_FOR_AN_ADDRESS = 50;

    private final Engine engine;
    private final Passwords passwords;
    private final Throttle accounts;
    private final Throttle addresses;

    Door(Engine engine, Passwords passwords, InstantSource clock) {
        this.engine = engine;
        this.passwords = passwords;
        this.accounts = new Throttle(clock, FREE_FOR_AN_ACCOUNT);
        this.addresses = new Throttle(clock, FREE_FOR_AN_ADDRESS);
    }

    /// What came of it.
    sealed interface Answer {
        /// It is this person.
        record Welcome(User user) implements Answer {}

        /// There is no such pair of address and password.
        record Wrong() implements Answer {}

        /// Too many have failed; the next try is looked at after this.
        record Wait(Duration left) implements Answer {}
    }

    /// Tries the pair.
    ///
    /// @param address from where, as the connection has it
    Answer knock(String email, String password, String address) {
        String account = User.normalized(email);
        Duration left = longer(accounts.wait(account), addresses.wait(address));
        if (left.isPositive()) {
            return new Answer.Wait(left);
        }
        Optional<User> user = engine.directory().user(account);
        @Nullable String hash = user.map(User::passwordHash).orElse(null);
        if (passwords.matches(password, hash) && user.isPresent()) {
            accounts.succeeded(account);
            return new Answer.Welcome(user.get());
        }
        accounts.failed(account);
        addresses.failed(address);
        return new Answer.Wrong();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
