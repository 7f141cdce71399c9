package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;

/// The order of a lane whose pending deliveries are all in memory: of each subject, the earliest is ready,
/// waits for its next attempt or is flying, and the others stand behind it.
final class Order {
    private final ArrayDeque<Parcel> ready = new ArrayDeque<>();
    private final PriorityQueue<Parcel> waiting = new PriorityQueue<>(Parcel.BY_DUE);
    private final Map<String, ArrayDeque<Parcel>> behind = new HashMap<>();

    /// Adds a parcel; of one subject, parcels are added in the order of their ids.
    void add(Parcel parcel, Instant now) {
        String subject = parcel.subject();
        if (subject != null) {
            ArrayDeque<Parcel> queue = behind.get(subject);
            if (queue != null) {
                parcel.place = Parcel.Place.BEHIND;
                queue.add(parcel);
                return;
            }
            behind.put(subject, new ArrayDeque<>(0));
        }
        stand(parcel, now);
    }

    /// Adds a parcel that the store says may be sent, outside the order that is known here.
    void addReady(Parcel parcel) {
        parcel.place = Parcel.Place.READY;
        ready.add(parcel);
    }

    /// Makes a flying parcel the one that holds its subject.
    void hold(Parcel flying) {
        String subject = flying.subject();
        if (subject != null) {
            behind.putIfAbsent(subject, new ArrayDeque<>(0));
        }
    }

    private void stand(Parcel parcel, Instant now) {
        if (parcel.delivery.due().isAfter(now)) {
            parcel.place = Parcel.Place.WAITING;
            waiting.add(parcel);
        } else {
            parcel.place = Parcel.Place.READY;
            ready.add(parcel);
        }
    }

    /// Whether a parcel may be sent now.
    boolean hasReady(Instant now) {
        while (!waiting.isEmpty() && !waiting.peek().delivery.due().isAfter(now)) {
            Parcel due = waiting.remove();
            if (due.place == Parcel.Place.WAITING) {
                due.place = Parcel.Place.READY;
                ready.add(due);
            }
        }
        while (!ready.isEmpty() && ready.peek().place == Parcel.Place.GONE) {
            ready.remove();
        }
        return !ready.isEmpty();
    }

    /// Takes the next parcel that may be sent now.
    Optional<Parcel> take(Instant now) {
        if (!hasReady(now)) {
            return Optional.empty();
        }
        Parcel parcel = ready.remove();
        parcel.place = Parcel.Place.FLYING;
        return Optional.of(parcel);
    }

    /// A flying parcel stays pending: it keeps its subject and waits for its next attempt.
    void again(Parcel parcel, Delivery after, Instant now) {
        parcel.delivery = after;
        parcel.body = null;
        stand(parcel, now);
    }

    /// A parcel is over, wherever it stands; the next of its subject takes its place.
    void end(Parcel parcel, Instant now) {
        boolean held = parcel.place != Parcel.Place.BEHIND;
        parcel.place = Parcel.Place.GONE;
        parcel.body = null;
        String subject = parcel.subject();
        if (!held || subject == null) {
            return;
        }
        Parcel next = firstBehind(subject);
        if (next == null) {
            behind.remove(subject);
        } else {
            stand(next, now);
        }
    }

    private @Nullable Parcel firstBehind(String subject) {
        ArrayDeque<Parcel> queue = behind.getOrDefault(subject, new ArrayDeque<>(0));
        Parcel next = queue.poll();
        while (next != null && next.place == Parcel.Place.GONE) {
            next = queue.poll();
        }
        return next;
    }

    /// Forgets everything.
    void clear() {
        ready.clear();
        waiting.clear();
        behind.clear();
    }

    /// When the next waiting parcel becomes due.
    @Nullable
    Instant nextDue() {
        return waiting.isEmpty() ? null : waiting.peek().delivery.due();
    }
}
