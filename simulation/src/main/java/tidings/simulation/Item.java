package tidings.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.EventId;
import tidings.engine.WorkspaceId;

/// A delivery as it must stand on disk, and what was seen of it.
final class Item {
    final DeliveryId id;
    final EventId event;
    final WorkspaceId workspace;
    final Rule rule;
    final @Nullable String subject;

    DeliveryState state;
    int attempts;
    Instant due;

    @Nullable
    CancelReason canceled;

    /// How many attempts are recorded, the manual ones included.
    int recorded;

    /// Whether a resend is asked for on disk.
    boolean resendRequested;

    /// Whether the dispatch knows of it.
    boolean toldAccepted;

    /// Whether the dispatch knows that it is over.
    boolean toldOver;

    /// Whether a scheduled attempt is in flight or not yet known to be recorded.
    boolean flying;

    /// Whether a manual attempt is in flight or not yet known to be recorded.
    boolean manualFlying;

    /// Whether the dispatch was asked for a resend and has not begun it.
    boolean asked;

    /// The scheduled attempt that ended and is not recorded yet, as it truly was.
    @Nullable
    Attempt ended;

    /// The manual attempt that ended and is not recorded yet, as it truly was.
    @Nullable
    Attempt manualEnded;

    boolean erased;

    /// Whether a receiver has ever taken it.
    boolean taken;

    /// Since when it could have been sent, as far as order, time and settings go; in microseconds.
    long eligibleSince = Long.MAX_VALUE;

    /// Within which time it must be sent then, in microseconds.
    long soon;

    Item(Delivery fresh, Rule rule) {
        this.id = fresh.id();
        this.event = fresh.event().id();
        this.workspace = fresh.event().workspace();
        this.rule = rule;
        this.subject = fresh.event().subject();
        this.state = fresh.state();
        this.attempts = fresh.attempts();
        this.due = fresh.due();
    }

    boolean pending() {
        return state == DeliveryState.PENDING;
    }

    /// Ends or goes on as recorded.
    void become(DeliveryState next, Instant at) {
        state = next;
        due = at;
        canceled = null;
        if (next.terminal()) {
            rule.over(this);
        }
    }

    void cancel(CancelReason reason, Instant at) {
        become(DeliveryState.CANCELED, at);
        canceled = reason;
    }

    @Override
    public String toString() {
        return id + " " + state + " of " + rule.id + " about " + subject;
    }
}
