package tidings.engine;

import java.time.Instant;
import java.util.Optional;

/// Names a delivery; it is the `webhook-id` of every attempt, and later deliveries have greater ids.
public record DeliveryId(long value) implements Comparable<DeliveryId> {
    private static final String PREFIX = "dlv_";

    public DeliveryId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<DeliveryId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(DeliveryId::new).findFirst();
    }

    /// When it was made.
    public Instant at() {
        return IdSequence.timeOf(value);
    }

    /// Whether it names a test of settings, which is in no log.
    public boolean isTrial() {
        return IdSequence.nodeOf(value) == IdSequence.TRIAL_NODE;
    }

    @Override
    public int compareTo(DeliveryId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `dlv_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
