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
    private final Map<String, Subject> subjects = new HashMap<>();

    /// The parcels of one subject: the one whose turn it is, and those behind it.
    private static final class Subject {
        Parcel first;
        final ArrayDeque<Parcel> behind = new ArrayDeque<>(0);

        Subject(Parcel first) {
            this.first = first;
        }
    }

    /// Adds a parcel; of one subject, parcels are added in the order of their ids.
    void add(Parcel parcel, Instant now) {
        String name = parcel.subject();
        if (name != null) {
            Subject subject = subjects.get(name);
            if (subject != null) {
                parcel.place = Parcel.Place.BEHIND;
                subject.behind.add(parcel);
                return;
            }
            subjects.put(name, new Subject(parcel));
        }
        stand(parcel, now);
    }

    /// Adds a parcel that the store says may be sent, outside the order that is known here.
    void addReady(Parcel parcel) {
        parcel.place = Parcel.Place.READY;
        ready.add(parcel);
    }

    /// Makes a flying parcel the first of its subject. Of two, the earlier one is over and the lane has yet to
    /// hear of it.
    void hold(Parcel flying) {
        String name = flying.subject();
        if (name != null) {
            Subject subject = subjects.computeIfAbsent(name, fresh -> new Subject(flying));
            if (subject.first.id().compareTo(flying.id()) < 0) {
                subject.first = flying;
            }
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

    /// A parcel is over, wherever it stands; if it was the first of its subject, the next one takes its place.
    void end(Parcel parcel, Instant now) {
        parcel.place = Parcel.Place.GONE;
        parcel.body = null;
        String name = parcel.subject();
        Subject subject = name == null ? null : subjects.get(name);
        if (subject == null || subject.first != parcel) {
            return;
        }
        Parcel next = nextBehind(subject);
        if (next == null) {
            subjects.remove(name);
        } else {
            subject.first = next;
            stand(next, now);
        }
    }

    private static @Nullable Parcel nextBehind(Subject subject) {
        Parcel next = subject.behind.poll();
        while (next != null && next.place == Parcel.Place.GONE) {
            next = subject.behind.poll();
        }
        return next;
    }

    /// Forgets everything.
    void clear() {
        ready.clear();
        waiting.clear();
        subjects.clear();
    }

    /// When the next waiting parcel becomes due.
    @Nullable
    Instant nextDue() {
        return waiting.isEmpty() ? null : waiting.peek().delivery.due();
    }
}
