package tidings.store.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Latencies;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Tally;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;

/// All sorts of things that happen to deliveries, in any order and in batches of any size, drawn from a seed;
/// and what the tallies must then be, read from the log.
final class Turmoil {
    private static final int SUBJECTS = 4;
    private static final int BATCH = 6;

    private final Scene scene;
    private final Random random;
    private final List<DeliveryId> made = new ArrayList<>();

    Turmoil(Scene scene, long seed) {
        this.scene = scene;
        this.random = new Random(seed);
    }

    void happen(int batches) {
        for (int i = 0; i < batches; i++) {
            List<Change> batch = new ArrayList<>();
            for (int size = 1 + random.nextInt(BATCH); size > 0; size--) {
                batch.add(made.isEmpty() ? accepted() : anything());
            }
            scene.store().commit(batch);
            scene.pass(Duration.ofSeconds(random.nextInt(1200)));
        }
    }

    private Change anything() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> accepted();
            case 3, 4, 5 -> attempted();
            case 6 -> new Change.Resent(anyDelivery(), scene.manual(anyOutcome()));
            case 7 ->
                new Change.Canceled(
                        List.of(anyDelivery(), anyDelivery()), CancelReason.NOTIFICATION_DELETED, scene.now());
            default ->
                random.nextInt(5) == 0
                        ? new Change.SubjectErased(scene.ours, anySubject(), scene.now())
                        : new Change.ResendRequested(List.of(anyDelivery()), scene.now());
        };
    }

    private Change accepted() {
        Change.EventAccepted accepted = scene.event()
                .about(anySubject())
                .to(random.nextBoolean() ? scene.first : scene.second)
                .to(random.nextBoolean() ? new NotificationId[] {} : new NotificationId[] {new NotificationId(7)})
                .made();
        accepted.deliveries().forEach(delivery -> made.add(delivery.id()));
        return accepted;
    }

    /// The delivery may be over already.
    private Change attempted() {
        Optional<Delivery> stored = scene.store().delivery(scene.ours, anyDelivery());
        return stored.isEmpty() ? accepted() : attempted(stored.get());
    }

    private Change attempted(Delivery before) {
        Attempt attempt = scene.attempt(anyOutcome());
        DeliveryState state = attempt.succeeded()
                ? DeliveryState.DELIVERED
                : random.nextBoolean() ? DeliveryState.FAILED : DeliveryState.PENDING;
        Instant due = attempt.endedAt().plusSeconds(state.terminal() ? 0 : 60);
        return new Change.Attempted(before.attempted(state, due), attempt);
    }

    private Outcome anyOutcome() {
        return random.nextBoolean() ? new Outcome.Delivered(200) : new Outcome.Refused(500, null);
    }

    private String anySubject() {
        return "scan-" + random.nextInt(SUBJECTS);
    }

    private DeliveryId anyDelivery() {
        return made.get(random.nextInt(made.size()));
    }

    private record Key(Instant hour, NotificationId notification) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::hour)
                    .thenComparing(Key::notification)
                    .compare(this, other);
        }
    }

    /// What the tallies must be, those in which nothing is left to be counted among them.
    List<Tally> expected() {
        Map<Key, Tally> expected = new TreeMap<>();
        scene.archive().tallies(scene.ours, Instant.EPOCH, scene.now().plusSeconds(1)).stream()
                .map(tally -> Tally.empty(tally.notification(), tally.hour()))
                .forEach(empty -> add(expected, empty));
        for (DeliveryId id : made) {
            Archive.Detail detail = scene.archive().find(scene.ours, id).orElseThrow();
            Delivery delivery = detail.entry().delivery();
            if (delivery.state().terminal()) {
                add(expected, ended(delivery, detail.attempts()));
            }
            detail.attempts().forEach(attempt -> add(expected, tried(delivery, attempt)));
        }
        return List.copyOf(expected.values());
    }

    private static void add(Map<Key, Tally> all, Tally tally) {
        all.merge(new Key(tally.hour(), tally.notification()), tally, Tally::plus);
    }

    private static Tally ended(Delivery delivery, List<Attempt> attempts) {
        long[] latencies = new long[Latencies.BUCKETS];
        DeliveryState state = delivery.state();
        if (state == DeliveryState.DELIVERED
                && attempts.stream()
                        .anyMatch(attempt -> !attempt.manual()
                                && attempt.succeeded()
                                && attempt.endedAt().equals(delivery.due()))) {
            latencies[Latencies.bucket(Duration.between(delivery.event().at(), delivery.due()))]++;
        }
        return new Tally(
                delivery.notification(),
                delivery.due().truncatedTo(ChronoUnit.HOURS),
                state == DeliveryState.DELIVERED ? 1 : 0,
                state == DeliveryState.FAILED ? 1 : 0,
                state == DeliveryState.CANCELED ? 1 : 0,
                0,
                0,
                Latencies.of(latencies));
    }

    private static Tally tried(Delivery delivery, Attempt attempt) {
        return new Tally(
                delivery.notification(),
                attempt.endedAt().truncatedTo(ChronoUnit.HOURS),
                0,
                0,
                0,
                1,
                attempt.succeeded() ? 0 : 1,
                Latencies.NONE);
    }
}
