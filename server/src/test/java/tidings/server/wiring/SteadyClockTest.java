package tidings.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void goesOnWhenTheWallClockSteps() {
        AtomicReference<Instant> wall = new AtomicReference<>(START);
        AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 10);
        SteadyClock clock = new SteadyClock(wall::get, nanoseconds::get);

        wall.set(START.minusSeconds(3600));
        nanoseconds.addAndGet(1_500_000);

        assertThat(clock.instant()).isEqualTo(START.plusNanos(1_500_000));
    }
}
