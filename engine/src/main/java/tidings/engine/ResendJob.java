package tidings.engine;

import java.time.Instant;

/// A resend of all that a filter matched, worked off page by page so that it survives a restart and can be
/// cancelled.
///
/// @param matched how many deliveries the filter matched when the job was made
/// @param requested how many of them have been handed on for resending
/// @param cursor the delivery handed on last; the job goes from the newest to the oldest and meets none that
///     was made after it
public record ResendJob(
        ResendJobId id,
        DeliveryFilter filter,
        State state,
        long matched,
        long requested,
        DeliveryId cursor,
        Instant createdAt) {

    /// Where a job stands.
    public enum State {
        RUNNING,
        DONE,
        CANCELED
    }

    /// The same, further on.
    public ResendJob advanced(int more, DeliveryId to) {
        return new ResendJob(id, filter, state, matched, requested + more, to, createdAt);
    }

    /// The same, over.
    public ResendJob ended(State end) {
        return new ResendJob(id, filter, end, matched, requested, cursor, createdAt);
    }
}
