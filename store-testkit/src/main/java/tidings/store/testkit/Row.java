package tidings.store.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.Event;
import tidings.engine.IdSequence;
import tidings.engine.Outcome;
import tidings.engine.port.Archive;

/// A delivery with what was recorded of it.
final class Row {
    private Delivery delivery;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Instant resendRequestedAt;

    Row(Delivery delivery) {
        this.delivery = delivery;
    }

    Delivery delivery() {
        return delivery;
    }

    void become(Delivery next) {
        delivery = next;
    }

    void about(Event event) {
        delivery = new Delivery(
                delivery.id(),
                event,
                delivery.notification(),
                delivery.state(),
                delivery.attempts(),
                delivery.due(),
                delivery.canceled());
    }

    void record(Attempt attempt) {
        Outcome kept = attempt.outcome() instanceof Outcome.Refused(int code, var wait) && wait != null
                ? new Outcome.Refused(code, null)
                : attempt.outcome();
        attempts.add(new Attempt(attempt.at(), attempt.duration(), kept, attempt.manual()));
    }

    List<Attempt> attempts() {
        return attempts;
    }

    boolean resendRequested() {
        return resendRequestedAt != null;
    }

    void requestResend(Instant at) {
        if (resendRequestedAt == null) {
            resendRequestedAt = at;
        }
    }

    void endResend() {
        resendRequestedAt = null;
    }

    Archive.Entry entry() {
        return new Archive.Entry(delivery, code(), attempts.size(), resendRequestedAt);
    }

    boolean matches(DeliveryFilter filter) {
        Event event = delivery.event();
        return event.workspace().equals(filter.workspace())
                && isOrAny(filter.subject(), event.subject())
                && isOrAny(filter.clientId(), event.clientId())
                && isOrAny(filter.type(), event.type())
                && isOrAny(filter.notification(), delivery.notification())
                && isOrAny(filter.state(), delivery.state())
                && codeMatches(filter)
                && (filter.from() == null || delivery.id().value() >= IdSequence.firstAt(filter.from()))
                && (filter.to() == null || delivery.id().value() < IdSequence.firstAt(filter.to()));
    }

    private boolean codeMatches(DeliveryFilter filter) {
        Integer code = code();
        return filter.code() == null
                || (code != null
                        && code >= filter.code().from()
                        && code <= filter.code().to());
    }

    private @Nullable Integer code() {
        return attempts.isEmpty() ? null : attempts.getLast().outcome().code();
    }

    private static boolean isOrAny(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
