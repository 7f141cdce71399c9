package tidings.server.dashboard.account;

import jakarta.inject.Singleton;
import jakarta.ws.rs.FormParam;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.signin.PasswordRule;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Passwords;
import tidings.server.security.Throttle;

/// Changes the password of a person who is signed in and knows the one until now: whoever finds a browser open
/// must not be able to take the account over, nor to guess the password there. Thread-safe; blocks.
@Singleton
final class PasswordChange {
    private static final int FREE = 5;

    private final Engine engine;
    private final Passwords passwords;
    private final Throttle throttle;

    PasswordChange(Engine engine, Passwords passwords, InstantSource clock) {
        this.engine = engine;
        this.passwords = passwords;
        this.throttle = new Throttle(clock, FREE);
    }

    /// What the form sends.
    static final class Sent {
        @FormParam("current")
        @Nullable
        String current;

        @FormParam("password")
        @Nullable
        String password;
    }

    /// Changes it, and ends the person's other sessions; or says what is wrong.
    Complaints change(SignedIn person, Sent sent) {
        String who = person.user().id().toString();
        Duration left = throttle.wait(who);
        if (left.isPositive()) {
            return Complaints.about(
                    "current", "Too many wrong passwords. Try again in " + (left.toSeconds() + 1) + " seconds.");
        }
        String current = sent.current == null ? "" : sent.current;
        if (!passwords.matches(current, person.user().passwordHash())) {
            throttle.failed(who);
            return Complaints.about("current", "This is not your password.");
        }
        throttle.succeeded(who);
        String chosen = sent.password == null ? "" : sent.password;
        Optional<String> fault = PasswordRule.fault(chosen, person.user().email());
        if (fault.isPresent()) {
            return Complaints.about("password", fault.get());
        }
        Await.result(engine.changePassword(
                person.user().id(), passwords.hash(chosen), person.session().tokenHash(), person.actor()));
        return Complaints.NONE;
    }
}
