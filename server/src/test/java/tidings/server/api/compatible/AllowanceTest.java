package tidings.server.api.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:59:00Z"));
    private final Allowance allowance = new Allowance(2, now::get);

    @Test
    void refusesWhatIsBeyondTheAllowanceOfTheHour() {
        allowance.take("a");
        allowance.take("a");

        CompatibleException refusal = catchThrowableOfType(CompatibleException.class, () -> allowance.take("a"));

        assertThat(refusal.identifier()).isEqualTo(Identifier.TOO_MANY_REQUESTS);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers()).containsEntry("Retry-After", "60");
    }

    @Test
    void countsEachKeyAndEachHourByItself() {
        allowance.take("a");
        allowance.take("a");
        assertThatCode(() -> allowance.take("b")).doesNotThrowAnyException();

        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));

        assertThatCode(() -> allowance.take("a")).doesNotThrowAnyException();
    }
}
