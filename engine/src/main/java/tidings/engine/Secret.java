package tidings.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must not be seen: a header value, an OAuth token. It shows itself only to who asks for it by
/// name.
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /// Wraps the text.
    public static Secret of(String text) {
        return new Secret(text);
    }

    /// The text itself; it must not reach a log, a page, a mail or an answer.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
