package tidings.engine;

import java.time.Duration;
import java.time.Instant;

/// One try to send a delivery.
///
/// @param at when it began
/// @param manual whether a person asked for it, outside the schedule and the order
public record Attempt(Instant at, Duration duration, Outcome outcome, boolean manual) {
    /// When it was over.
    public Instant endedAt() {
        return at.plus(duration);
    }

    /// Whether the receiver took it.
    public boolean succeeded() {
        return outcome instanceof Outcome.Delivered;
    }
}
