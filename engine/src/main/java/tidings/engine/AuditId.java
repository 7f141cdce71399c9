package tidings.engine;

import java.util.Optional;

/// Names an entry of the audit log.
public record AuditId(long value) implements Comparable<AuditId> {
    private static final String PREFIX = "aud_";

    public AuditId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<AuditId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(AuditId::new).findFirst();
    }

    @Override
    public int compareTo(AuditId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `aud_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
