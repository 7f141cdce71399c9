package tidings.engine;

import java.util.Optional;

/// Names a mail.
public record MailId(long value) implements Comparable<MailId> {
    private static final String PREFIX = "mal_";

    public MailId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<MailId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(MailId::new).findFirst();
    }

    @Override
    public int compareTo(MailId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `mal_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
