package tidings.engine;

import java.util.Optional;

/// Names a user.
public record UserId(long value) implements Comparable<UserId> {
    private static final String PREFIX = "usr_";

    public UserId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<UserId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(UserId::new).findFirst();
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `usr_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
