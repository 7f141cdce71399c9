package tidings.server.dashboard.signin;

import java.util.Locale;
import java.util.Optional;
import tidings.engine.User;
import tidings.server.security.Passwords;

/// Which passwords are taken: length is what counts, and not which kinds of characters there are (NIST SP 800-63B).
public final class PasswordRule {
    /// How many different characters there are at least: fewer make a pattern.
    private static final int LEAST_DIFFERENT = 5;

    private PasswordRule() {}

    /// What is wrong with a password; empty when nothing is.
    public static Optional<String> fault(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < Passwords.MIN_LENGTH) {
            return Optional.of("The password must be at least " + Passwords.MIN_LENGTH + " characters long.");
        }
        if (password.length() > Passwords.MAX_LENGTH) {
            return Optional.of("The password must be at most " + Passwords.MAX_LENGTH + " characters long.");
        }
        if (password.codePoints().distinct().count() < LEAST_DIFFERENT) {
            return Optional.of("The password must have at least " + LEAST_DIFFERENT + " different characters.");
        }
        return password.toLowerCase(Locale.ROOT).contains(User.normalized(email))
                ? Optional.of("The password must not contain your e-mail address.")
                : Optional.empty();
    }
}
