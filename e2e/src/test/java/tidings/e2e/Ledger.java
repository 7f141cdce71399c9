package tidings.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A receiver's book of numbered events: how often each was taken, under which ids, and whether those of a
/// subject came in order. It refuses the first attempt of every fiftieth, so that some are tried again.
final class Ledger implements RawReceiver.Behaviour {
    private static final int REFUSED = 50;

    private final Map<Long, List<String>> taken = new ConcurrentHashMap<>();
    private final Map<String, Long> latest = new ConcurrentHashMap<>();
    private final Map<Long, Boolean> refused = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> disorder = new ConcurrentLinkedQueue<>();

    @Override
    public Reply on(Request request) {
        long number = Long.parseLong(request.field("number"));
        latest.merge(request.field("companyId"), number, (before, now) -> {
            if (now < before) {
                disorder.add(now + " came after " + before);
            }
            return now;
        });
        if (number % REFUSED == 0 && refused.putIfAbsent(number, true) == null) {
            return Reply.status(500);
        }
        taken.computeIfAbsent(number, _ -> new ArrayList<>());
        taken.computeIfPresent(number, (_, ids) -> {
            List<String> more = new ArrayList<>(ids);
            more.add(request.webhookId());
            return more;
        });
        return Reply.OK;
    }

    /// How many different events were taken.
    int size() {
        return taken.size();
    }

    /// Those of the given numbers that were not taken.
    List<Long> missing(Collection<Long> numbers) {
        return numbers.stream().filter(number -> !taken.containsKey(number)).toList();
    }

    /// How many times an event was taken again.
    int repeats() {
        return taken.values().stream().mapToInt(ids -> ids.size() - 1).sum();
    }

    /// The events that were taken under more than one id.
    List<Long> underSeveralIds() {
        return taken.entrySet().stream()
                .filter(entry -> new HashSet<>(entry.getValue()).size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What came out of order.
    List<String> disorder() {
        return List.copyOf(disorder);
    }
}
