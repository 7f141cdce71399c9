package tidings.server.dashboard.home;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import tidings.engine.Latencies;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.server.dashboard.Spark;
import tidings.server.dashboard.chart.Lines;
import tidings.server.dashboard.chart.Plot;
import tidings.server.dashboard.chart.StackedBars;
import tidings.server.dashboard.chart.Words;

/// The last 24 hours, the one that has just begun included, as charts.
final class Day {
    static final int HOURS = 24;

    private static final List<String> AXIS = List.of("24 h ago", "18 h", "12 h", "6 h", "now");
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Instant first;
    private final List<Tally> tallies;

    /// Takes what it needs from these.
    Day(List<Tally> tallies, Instant now) {
        this.first = first(now);
        this.tallies =
                tallies.stream().filter(tally -> !tally.hour().isBefore(first)).toList();
    }

    /// When the first of the hours began.
    static Instant first(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
    }

    long total(ToLongFunction<Tally> counted) {
        return tallies.stream().mapToLong(counted).sum();
    }

    /// A share of all deliveries took no longer than this; empty when nothing was delivered.
    Optional<Duration> percentile(double share) {
        return latencies(tallies).percentile(share);
    }

    /// What ended in each hour, by outcome.
    StackedBars outcomes() {
        List<StackedBars.Bar> bars = new ArrayList<>();
        List<List<Tally>> hours = hours();
        for (int i = 0; i < HOURS; i++) {
            bars.add(new StackedBars.Bar(
                    name(i),
                    List.of(
                            sum(hours.get(i), Tally::delivered),
                            sum(hours.get(i), Tally::failed),
                            sum(hours.get(i), Tally::canceled))));
        }
        return new StackedBars(
                "Deliveries per hour",
                List.of(
                        new StackedBars.Kind("Delivered", "good"),
                        new StackedBars.Kind("Failed", "bad"),
                        new StackedBars.Kind("Canceled", "quiet")),
                bars);
    }

    Plot outcomesPlot() {
        return outcomes().plot(AXIS);
    }

    /// How long deliveries took in each hour.
    Plot latenciesPlot() {
        List<Latencies> hours = hours().stream().map(Day::latencies).toList();
        String label = percentile(0.5)
                .map(median -> "Time to delivery by hour: half within " + Words.time(median))
                .orElse("Time to delivery by hour: nothing was delivered");
        return new Lines(
                        label,
                        List.of(
                                series("p50", "tone-info", hours, 0.5),
                                series("p95", "tone-busy dashed", hours, 0.95),
                                series("p99", "tone-quiet dotted", hours, 0.99)),
                        IntStream.range(0, HOURS).mapToObj(this::name).toList())
                .plot(AXIS);
    }

    private static Lines.Series series(String name, String style, List<Latencies> hours, double share) {
        return new Lines.Series(
                name, style, hours.stream().map(hour -> hour.percentile(share)).toList());
    }

    /// What became of the deliveries of one notification.
    PastMonth.Counts counts(NotificationId notification) {
        return tallies.stream()
                .filter(tally -> tally.notification().equals(notification))
                .map(PastMonth.Counts::of)
                .reduce(PastMonth.Counts.NONE, PastMonth.Counts::plus);
    }

    /// The deliveries of one notification in each hour.
    Spark spark(NotificationId notification) {
        return Spark.of(hours().stream()
                .map(hour -> hour.stream()
                        .filter(tally -> tally.notification().equals(notification))
                        .toList())
                .map(hour -> new Spark.Count(sum(hour, Tally::delivered), sum(hour, Tally::failed)))
                .toList());
    }

    private List<List<Tally>> hours() {
        List<List<Tally>> hours = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            hours.add(new ArrayList<>());
        }
        for (Tally tally : tallies) {
            long index = Duration.between(first, tally.hour()).toHours();
            if (index < HOURS) {
                hours.get((int) index).add(tally);
            }
        }
        return hours;
    }

    private String name(int hour) {
        return HOUR.format(first.plus(Duration.ofHours(hour)));
    }

    private static long sum(List<Tally> tallies, ToLongFunction<Tally> counted) {
        return tallies.stream().mapToLong(counted).sum();
    }

    private static Latencies latencies(List<Tally> tallies) {
        long[] counts = new long[Latencies.BUCKETS];
        for (Tally tally : tallies) {
            long[] own = tally.latencies().counts();
            for (int i = 0; i < counts.length; i++) {
                counts[i] += own[i];
            }
        }
        return Latencies.of(counts);
    }
}
