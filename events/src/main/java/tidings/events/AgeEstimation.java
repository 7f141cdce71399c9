package tidings.events;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The result of an age estimation.
public record AgeEstimation(
        String scanRef,
        Status status,
        @Nullable Outcome outcome,
        @Nullable String verdict,
        @Nullable Integer estimatedAge,
        @Nullable BigDecimal confidence,
        @Nullable String clientId,
        Instant occurredAt)
        implements Payload {

    /// Whether the session came to a result.
    public enum Status {
        COMPLETED,
        FAILED
    }

    /// The result.
    public enum Outcome {
        SUCCESS,
        UNDERAGE,
        UNCERTAIN,
        FACE_MISMATCH,
        ATTEMPTS_EXCEEDED
    }

    public AgeEstimation {
        requireNonNull(scanRef, "scanRef");
        requireNonNull(status, "status");
        requireNonNull(occurredAt, "occurredAt");
    }

    @Override
    public String toString() {
        return "AgeEstimation[scanRef=" + scanRef + "]";
    }
}
