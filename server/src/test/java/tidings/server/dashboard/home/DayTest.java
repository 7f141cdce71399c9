package tidings.server.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.engine.Latencies;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.server.dashboard.Spark;

final class DayTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:30:00Z");
    private static final NotificationId ONE = new NotificationId(1);
    private static final NotificationId OTHER = new NotificationId(2);

    private static Tally tally(NotificationId notification, String hour, long delivered, long failed) {
        long[] counts = new long[Latencies.BUCKETS];
        counts[Latencies.bucket(Duration.ofMillis(16))] = delivered;
        return new Tally(
                notification,
                Instant.parse(hour),
                delivered,
                failed,
                0,
                delivered + failed,
                failed,
                Latencies.of(counts));
    }

    private final Day day = new Day(
            List.of(
                    tally(ONE, "2026-01-30T08:00:00Z", 7, 7),
                    tally(ONE, "2026-01-30T09:00:00Z", 1, 0),
                    tally(ONE, "2026-01-31T08:00:00Z", 2, 1),
                    tally(OTHER, "2026-01-31T08:00:00Z", 4, 0)),
            NOW);

    @Test
    void takesTheHourThatHasBegunAndTheTwentyThreeBefore() {
        assertThat(day.total(Tally::delivered)).isEqualTo(7);
        assertThat(day.outcomes().bars()).hasSize(24);
        assertThat(day.outcomes().bars().getFirst().counts()).containsExactly(1L, 0L, 0L);
        assertThat(day.outcomes().bars().getLast().counts()).containsExactly(6L, 1L, 0L);
    }

    @Test
    void measuresOverAllHours() {
        assertThat(day.percentile(0.99)).contains(Duration.ofMillis(16));
        assertThat(new Day(List.of(), NOW).percentile(0.5)).isEmpty();
        assertThat(day.latenciesPlot().table().rows().getFirst())
                .containsExactly("31 Jan, 08:00 UTC", "16 ms", "16 ms", "16 ms");
    }

    @Test
    void tellsNotificationsApart() {
        List<Spark.Count> before = Collections.nCopies(22, new Spark.Count(0, 0));
        assertThat(day.spark(OTHER))
                .isEqualTo(Spark.of(Stream.of(before, List.of(new Spark.Count(0, 0), new Spark.Count(4, 0)))
                        .flatMap(List::stream)
                        .toList()));
        assertThat(day.spark(ONE))
                .isEqualTo(Spark.of(Stream.of(List.of(new Spark.Count(1, 0)), before, List.of(new Spark.Count(2, 1)))
                        .flatMap(List::stream)
                        .toList()));
    }
}
