package tidings.engine;

import java.time.Instant;

/// What became of one notification's deliveries within one hour.
///
/// A delivery counts in the hour in which it became what it is now: one that failed and was resent with
/// success later counts as delivered then, and as failed no more.
///
/// @param hour when the hour began, UTC
/// @param attempts how many attempts ended within the hour, manual ones included
/// @param failedAttempts how many of those did not succeed
/// @param latencies from the acceptance of the event to its delivery, of what the schedule delivered
public record Tally(
        NotificationId notification,
        Instant hour,
        long delivered,
        long failed,
        long canceled,
        long attempts,
        long failedAttempts,
        Latencies latencies) {

    /// Nothing happened.
    public static Tally empty(NotificationId notification, Instant hour) {
        return new Tally(notification, hour, 0, 0, 0, 0, 0, Latencies.NONE);
    }

    /// Both together, as of the notification and hour of this one.
    public Tally plus(Tally other) {
        return new Tally(
                notification,
                hour,
                delivered + other.delivered,
                failed + other.failed,
                canceled + other.canceled,
                attempts + other.attempts,
                failedAttempts + other.failedAttempts,
                latencies.plus(other.latencies));
    }
}
