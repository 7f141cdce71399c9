package tidings.store.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;

/// The pending deliveries of one notification, in each of the orders in which they are asked for.
final class Backlog {
    private final NavigableMap<DeliveryId, Delivery> byId = new TreeMap<>();
    private final NavigableMap<Place, Delivery> byDue = new TreeMap<>();
    private final Map<String, NavigableMap<DeliveryId, Delivery>> bySubject = new HashMap<>();

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void add(Delivery delivery) {
        byId.put(delivery.id(), delivery);
        byDue.put(Place.of(delivery), delivery);
        String subject = delivery.event().subject();
        if (subject != null) {
            bySubject.computeIfAbsent(subject, none -> new TreeMap<>()).put(delivery.id(), delivery);
        }
    }

    void remove(Delivery delivery) {
        byId.remove(delivery.id());
        byDue.remove(Place.of(delivery));
        String subject = delivery.event().subject();
        if (subject != null) {
            bySubject.computeIfPresent(subject, (same, waiting) -> {
                waiting.remove(delivery.id());
                return waiting.isEmpty() ? null : waiting;
            });
        }
    }

    List<Delivery> after(DeliveryId id, int limit) {
        return byId.tailMap(id, false).values().stream().limit(limit).toList();
    }

    Optional<Delivery> head(String subject) {
        NavigableMap<DeliveryId, Delivery> waiting = bySubject.get(subject);
        return waiting == null
                ? Optional.empty()
                : Optional.of(waiting.firstEntry().getValue());
    }

    HeadPage heads(HeadCursor from, Instant now, int limit) {
        List<Delivery> heads = new ArrayList<>();
        int examined = 0;
        HeadCursor to = from;
        for (Map.Entry<Place, Delivery> next :
                byDue.tailMap(new Place(from.due(), from.id()), false).entrySet()) {
            if (examined == limit || next.getKey().due().isAfter(now)) {
                break;
            }
            if (isHead(next.getValue())) {
                heads.add(next.getValue());
            }
            examined++;
            to = new HeadCursor(next.getKey().due(), next.getKey().id());
        }
        return new HeadPage(heads, examined, to, nextDue(to, now));
    }

    private boolean isHead(Delivery delivery) {
        String subject = delivery.event().subject();
        return subject == null || head(subject).filter(delivery::equals).isPresent();
    }

    private @Nullable Instant nextDue(HeadCursor to, Instant now) {
        Place reached = new Place(to.due(), to.id());
        Place dueNow = new Place(now, new DeliveryId(Long.MAX_VALUE));
        Place later = byDue.higherKey(reached.compareTo(dueNow) > 0 ? reached : dueNow);
        return later == null ? null : later.due();
    }

    /// Where a delivery stands in the order of being due.
    private record Place(Instant due, DeliveryId id) implements Comparable<Place> {
        static Place of(Delivery delivery) {
            return new Place(delivery.due(), delivery.id());
        }

        @Override
        public int compareTo(Place other) {
            int byDue = due.compareTo(other.due);
            return byDue != 0 ? byDue : id.compareTo(other.id);
        }
    }
}
