package tidings.engine.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.port.Store.HeadCursor;

/// A read from the store that is under way for a lane, and what happened since it began: its result may be
/// older.
final class Reading {
    private final Effect.Read asked;
    private final int mostArrivals;
    private final Map<DeliveryId, Optional<Delivery>> touched = new HashMap<>();
    private final Set<String> freed = new HashSet<>();
    private final List<Delivery> arrivals = new ArrayList<>();
    private @Nullable HeadCursor earliest;
    private boolean overflowed;
    private boolean stale;

    Reading(Effect.Read asked, int mostArrivals) {
        this.asked = asked;
        this.mostArrivals = mostArrivals;
    }

    /// What is read.
    Effect.Read asked() {
        return asked;
    }

    /// A delivery stands differently now.
    void note(Delivery delivery) {
        if (delivery.state().terminal()) {
            noteOver(delivery);
        } else {
            touched.put(delivery.id(), Optional.of(delivery));
            noteDue(delivery);
        }
    }

    /// A delivery is over.
    void noteOver(Delivery delivery) {
        touched.put(delivery.id(), Optional.empty());
        String subject = delivery.event().subject();
        if (subject != null) {
            freed.add(subject);
        }
    }

    /// A delivery is new.
    void noteArrival(Delivery delivery) {
        noteDue(delivery);
        if (arrivals.size() < mostArrivals) {
            arrivals.add(delivery);
        } else {
            overflowed = true;
        }
    }

    private void noteDue(Delivery delivery) {
        HeadCursor before = HeadCursor.before(delivery);
        if (earliest == null || before.compareTo(earliest) < 0) {
            earliest = before;
        }
    }

    /// Where the first of the deliveries begins that were not as they are now when the reading began.
    Optional<HeadCursor> earliest() {
        return Optional.ofNullable(earliest);
    }

    /// Whatever is read is to be read again.
    void spoil() {
        stale = true;
    }

    boolean stale() {
        return stale;
    }

    /// Whether the row of a delivery that was read must not be taken as it is.
    boolean touched(DeliveryId id) {
        return touched.containsKey(id);
    }

    /// How a delivery that was read stands now; empty when it is over.
    Optional<Delivery> current(Delivery row) {
        return touched.getOrDefault(row.id(), Optional.of(row));
    }

    /// Subjects of which a delivery was over since.
    Set<String> freed() {
        return freed;
    }

    /// Deliveries that are new since.
    List<Delivery> arrivals() {
        return arrivals;
    }

    /// Whether more are new than [#arrivals] holds.
    boolean overflowed() {
        return overflowed;
    }
}
