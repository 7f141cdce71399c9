package tidings.engine;

import java.util.Optional;

/// Names a bulk resend.
public record ResendJobId(long value) implements Comparable<ResendJobId> {
    private static final String PREFIX = "rsj_";

    public ResendJobId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<ResendJobId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(ResendJobId::new).findFirst();
    }

    @Override
    public int compareTo(ResendJobId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `rsj_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
