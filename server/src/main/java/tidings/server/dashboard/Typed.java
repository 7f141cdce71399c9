package tidings.server.dashboard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people type into the fields of forms.
public final class Typed {
    /// The longest name that anything is given.
    public static final int MAX_NAME = 100;

    private Typed() {}

    /// A line without blanks around it; empty when nothing was sent.
    public static String line(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /// What is wrong with a name; empty when nothing is. A name stands in the headers of mails too, so it is one
    /// line.
    ///
    /// @param whose as the sentence begins, such as `Your name`
    public static Optional<String> nameFault(String whose, String name) {
        return name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)
                ? Optional.of(whose + " must be 1 to " + MAX_NAME + " characters long, on one line.")
                : Optional.empty();
    }
}
