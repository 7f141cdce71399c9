package tidings.engine;

import java.util.Optional;

/// Names an event.
public record EventId(long value) implements Comparable<EventId> {
    private static final String PREFIX = "evt_";

    public EventId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<EventId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(EventId::new).findFirst();
    }

    @Override
    public int compareTo(EventId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `evt_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
