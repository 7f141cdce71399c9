package tidings.engine;

import java.util.Optional;

/// Names a notification.
public record NotificationId(long value) implements Comparable<NotificationId> {
    private static final String PREFIX = "ntf_";

    public NotificationId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<NotificationId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(NotificationId::new).findFirst();
    }

    @Override
    public int compareTo(NotificationId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `ntf_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
