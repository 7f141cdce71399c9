package tidings.engine.port;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.Latencies;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;

/// Gathers what the changes of one batch add to the tallies, so that a store writes each tally at most once a
/// batch. A store tells it what it did; all stores thus count the same.
///
/// Not thread-safe.
public final class Tallies {
    private final TreeMap<Key, Gathered> gathered = new TreeMap<>();

    /// Which tally: that of a notification and an hour.
    public record Key(WorkspaceId workspace, Instant hour, NotificationId notification) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::workspace).thenComparing(Key::hour).thenComparing(Key::notification);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// What is to be added to a tally; numbers below zero take away.
    public record Delta(Key key, Tally tally) {}

    /// How a delivery stands, as far as it counts.
    ///
    /// @param since when it became so; of a pending one it does not matter
    public record Standing(WorkspaceId workspace, NotificationId notification, DeliveryState state, Instant since) {
        /// How a delivery stands.
        public static Standing of(Delivery delivery) {
            return new Standing(
                    delivery.event().workspace(), delivery.notification(), delivery.state(), delivery.due());
        }

        /// The same delivery in another state.
        public Standing become(DeliveryState next, Instant at) {
            return new Standing(workspace, notification, next, at);
        }
    }

    /// Numbers that are added up.
    private static final class Gathered {
        private long delivered;
        private long failed;
        private long canceled;
        private long attempts;
        private long failedAttempts;
        private long @Nullable [] latencies;

        Tally tally(Key key) {
            return new Tally(
                    key.notification(),
                    key.hour(),
                    delivered,
                    failed,
                    canceled,
                    attempts,
                    failedAttempts,
                    latencies == null ? Latencies.NONE : Latencies.of(latencies));
        }

        void end(DeliveryState state, int count) {
            switch (state) {
                case DELIVERED -> delivered += count;
                case FAILED -> failed += count;
                case CANCELED -> canceled += count;
                case PENDING -> {}
            }
        }

        void took(Duration time) {
            if (latencies == null) {
                latencies = new long[Latencies.BUCKETS];
            }
            latencies[Latencies.bucket(time)]++;
        }
    }

    /// A delivery is new. It counts only if it is over already.
    public void accepted(Delivery delivery) {
        ended(Standing.of(delivery), 1);
    }

    /// An attempt was recorded.
    public void attempted(Standing of, Attempt attempt) {
        Gathered tally = at(of, attempt.endedAt());
        tally.attempts++;
        if (!attempt.succeeded()) {
            tally.failedAttempts++;
        }
    }

    /// A delivery stands otherwise than before.
    public void moved(Standing before, Standing after) {
        ended(before, -1);
        ended(after, 1);
    }

    /// The schedule made a delivery, as it stands now, DELIVERED.
    public void delivered(Delivery delivery) {
        Duration took = Duration.between(delivery.event().at(), delivery.due());
        at(Standing.of(delivery), delivery.due()).took(took.isNegative() ? Duration.ZERO : took);
    }

    private void ended(Standing standing, int count) {
        if (standing.state().terminal()) {
            at(standing, standing.since()).end(standing.state(), count);
        }
    }

    private Gathered at(Standing standing, Instant time) {
        Key key = new Key(standing.workspace(), time.truncatedTo(ChronoUnit.HOURS), standing.notification());
        return gathered.computeIfAbsent(key, none -> new Gathered());
    }

    /// What has been gathered, by key; begins anew.
    public List<Delta> take() {
        List<Delta> deltas = gathered.entrySet().stream()
                .map(entry -> new Delta(entry.getKey(), entry.getValue().tally(entry.getKey())))
                .toList();
        gathered.clear();
        return deltas;
    }

    /// Forgets what has been gathered.
    public void drop() {
        gathered.clear();
    }
}
