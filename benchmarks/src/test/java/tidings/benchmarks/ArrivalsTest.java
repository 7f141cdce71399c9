package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ArrivalsTest {

    @Test
    void fixesTheTimesOfAnOpenLoopBeforehand() {
        Arrivals.Open even = Arrivals.Open.even(1_000, 10, 3);

        assertThat(IntStream.range(0, 3).mapToLong(i -> even.intended(i, Long.MAX_VALUE)))
                .containsExactly(1_000L, 1_010L, 1_020L);
        assertThat(even.exhausted(2, Long.MAX_VALUE)).isFalse();
        assertThat(even.exhausted(3, 0)).isTrue();
    }

    @Test
    void repeatsIndependentArrivalsFromTheirSeed() {
        Arrivals.Open once = Arrivals.Open.independent(0, 1_000, 10_000, 7);
        Arrivals.Open again = Arrivals.Open.independent(0, 1_000, 10_000, 7);

        assertThat(times(once)).isEqualTo(times(again)).isSorted();
        assertThat(once.at(9_999)).as("10,000 arrivals at 1,000 a second").isBetween(9_500_000_000L, 10_500_000_000L);
    }

    private static long[] times(Arrivals.Open arrivals) {
        return IntStream.range(0, arrivals.count()).mapToLong(arrivals::at).toArray();
    }
}
