package tidings.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event for one notification.
///
/// @param attempts how many attempts the schedule has made; manual resends do not count
/// @param due when a pending delivery is to be tried next; of a terminal one, when it became terminal
/// @param canceled why it was cancelled; present exactly when it was
public record Delivery(
        DeliveryId id,
        Event event,
        NotificationId notification,
        DeliveryState state,
        int attempts,
        Instant due,
        @Nullable CancelReason canceled) {
    public Delivery {
        if ((state == DeliveryState.CANCELED) != (canceled != null)) {
            throw new IllegalArgumentException(
                    "A reason goes with CANCELED only, but this is " + state + ", " + canceled);
        }
    }

    /// A delivery that was never tried.
    public static Delivery fresh(DeliveryId id, Event event, NotificationId notification) {
        return new Delivery(id, event, notification, DeliveryState.PENDING, 0, event.at(), null);
    }

    /// The same after another scheduled attempt.
    public Delivery attempted(DeliveryState next, Instant nextDue) {
        return new Delivery(id, event, notification, next, attempts + 1, nextDue, null);
    }

    /// The same in another state, with no attempt made by the schedule.
    public Delivery settled(DeliveryState next, Instant at) {
        return new Delivery(id, event, notification, next, attempts, at, null);
    }

    /// The same, given up.
    public Delivery canceled(CancelReason reason, Instant at) {
        return new Delivery(id, event, notification, DeliveryState.CANCELED, attempts, at, reason);
    }

    /// Whether a later delivery must wait for this one, the ids aside: same notification and same subject.
    public boolean sharesOrderWith(Delivery other) {
        return event.subject() != null
                && notification.equals(other.notification)
                && event.subject().equals(other.event.subject());
    }
}
