package tidings.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
    private Instant now = Instant.parse("2026-01-31T08:00:00Z");
    private final Throttle throttle = new Throttle(() -> now, 3);

    @Test
    void letsTheFirstFailuresPass() {
        fail(2);

        assertThat(throttle.wait("anna")).isZero();
    }

    @Test
    void doublesTheWaitWithEachFurtherFailure() {
        fail(3);
        assertThat(throttle.wait("anna")).isEqualTo(Duration.ofSeconds(15));
        fail(1);
        assertThat(throttle.wait("anna")).isEqualTo(Duration.ofSeconds(30));
        fail(1);
        assertThat(throttle.wait("anna")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void neverMakesAnybodyWaitLongerThanAQuarterOfAnHour() {
        fail(1_000);

        assertThat(throttle.wait("anna")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theWaitPasses() {
        fail(3);
        now = now.plusSeconds(10);
        assertThat(throttle.wait("anna")).isEqualTo(Duration.ofSeconds(5));
        now = now.plusSeconds(5);
        assertThat(throttle.wait("anna")).isZero();
    }

    @Test
    void aSuccessClearsTheRecord() {
        fail(3);
        throttle.succeeded("anna");
        fail(2);

        assertThat(throttle.wait("anna")).isZero();
    }

    @Test
    void aQuietHourClearsTheRecord() {
        fail(10);
        now = now.plus(Duration.ofMinutes(61));
        fail(1);

        assertThat(throttle.wait("anna")).isZero();
    }

    @Test
    void oneDoesNotWaitForAnother() {
        fail(10);

        assertThat(throttle.wait("berta")).isZero();
    }

    @Test
    void forgetsTheLongestUntouchedWhenThereAreTooMany() {
        fail(10);
        for (int i = 0; i < 10_000; i++) {
            throttle.failed("other " + i);
        }

        assertThat(throttle.wait("anna")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("anna");
        }
    }
}
