package tidings.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How long things took, as a histogram: buckets whose bounds grow by the square root of two, from 1 ms to an
/// hour, and one for all beyond. It is as exact as a chart needs, and two of them add up to one.
///
/// Immutable.
public final class Latencies {
    /// How many buckets there are.
    public static final int BUCKETS = 46;

    /// Nothing was measured.
    public static final Latencies NONE = new Latencies(new long[BUCKETS]);

    /// The upper bounds, inclusive; the last bucket has none.
    private static final long[] BOUNDS = bounds();

    private final long[] counts;

    private Latencies(long[] counts) {
        this.counts = counts;
    }

    private static long[] bounds() {
        long[] bounds = new long[BUCKETS - 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.min(
                    Math.round(Duration.ofMillis(1).toNanos() * Math.pow(2, i / 2.0)),
                    Duration.ofHours(1).toNanos());
        }
        return bounds;
    }

    /// One that counts so many in each bucket, the shortest first.
    ///
    /// @throws IllegalArgumentException when there are not [#BUCKETS] of them
    public static Latencies of(long[] counts) {
        if (counts.length != BUCKETS) {
            throw new IllegalArgumentException(BUCKETS + " buckets are needed, but these are " + counts.length);
        }
        return new Latencies(counts.clone());
    }

    /// The bucket that a time falls into.
    public static int bucket(Duration time) {
        int found = Arrays.binarySearch(BOUNDS, time.toNanos());
        return found >= 0 ? found : -found - 1;
    }

    /// How many there are in each bucket, the shortest first.
    public long[] counts() {
        return counts.clone();
    }

    /// How many were measured.
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /// Both together.
    public Latencies plus(Latencies other) {
        long[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new Latencies(sum);
    }

    /// The time that a share of all did not exceed, up to the width of a bucket; an hour stands for all that
    /// is longer. Empty when nothing was measured.
    ///
    /// @param share 0 to 1, such as 0.99
    public Optional<Duration> percentile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is 0 to 1, but this is " + share);
        }
        long wanted = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Optional.of(Duration.ofNanos(BOUNDS[Math.min(i, BOUNDS.length - 1)]));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Latencies" + Arrays.toString(counts);
    }
}
