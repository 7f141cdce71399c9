package tidings.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void eachBucketHoldsWhatIsUpToItsBound() {
        assertThat(Latencies.bucket(Duration.ZERO)).isZero();
        assertThat(Latencies.bucket(Duration.ofMillis(1))).isZero();
        assertThat(Latencies.bucket(Duration.ofNanos(1_000_001))).isEqualTo(1);
        assertThat(Latencies.bucket(Duration.ofMillis(2))).isEqualTo(2);
        assertThat(Latencies.bucket(Duration.ofMillis(3))).isEqualTo(4);
        assertThat(Latencies.bucket(Duration.ofHours(1))).isEqualTo(Latencies.BUCKETS - 2);
        assertThat(Latencies.bucket(Duration.ofDays(30))).isEqualTo(Latencies.BUCKETS - 1);
    }

    @Test
    void percentilesAreExactUpToTheWidthOfABucket() {
        long[] counts = new long[Latencies.BUCKETS];
        for (int millis = 1; millis <= 1000; millis++) {
            counts[Latencies.bucket(Duration.ofMillis(millis))]++;
        }
        Latencies latencies = Latencies.of(counts);

        assertThat(latencies.count()).isEqualTo(1000);
        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            Duration exact = Duration.ofMillis((long) Math.ceil(share * 1000));
            Duration found = latencies.percentile(share).orElseThrow();
            assertThat(found).isGreaterThanOrEqualTo(exact);
            assertThat((double) found.toNanos()).isLessThanOrEqualTo(exact.toNanos() * 1.415);
        }
    }

    @Test
    void anHourStandsForAllThatIsLonger() {
        assertThat(of(Duration.ofDays(2)).percentile(0.5)).contains(Duration.ofHours(1));
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(Latencies.NONE.percentile(0.5)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Latencies.NONE.percentile(99));
        assertThatIllegalArgumentException().isThrownBy(() -> Latencies.of(new long[3]));
    }

    @Test
    void addUp() {
        Latencies both = of(Duration.ofMillis(5)).plus(of(Duration.ofMillis(500)));

        assertThat(both).isEqualTo(of(Duration.ofMillis(500)).plus(of(Duration.ofMillis(5))));
        assertThat(both.count()).isEqualTo(2);
        assertThat(both.plus(Latencies.NONE)).isEqualTo(both);
        assertThat(both.percentile(0.5).orElseThrow()).isLessThan(Duration.ofMillis(8));
        assertThat(both.percentile(0.51).orElseThrow()).isGreaterThan(Duration.ofMillis(400));
    }

    private static Latencies of(Duration time) {
        long[] counts = new long[Latencies.BUCKETS];
        counts[Latencies.bucket(time)]++;
        return Latencies.of(counts);
    }
}
