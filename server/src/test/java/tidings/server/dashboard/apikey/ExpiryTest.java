package tidings.server.dashboard.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    @Test
    void endsAfterSoManyDays() {
        assertThat(Expiry.of("30", "", NOW)).isEqualTo(new Expiry.At(Instant.parse("2026-03-02T08:00:00Z")));
    }

    @Test
    void endsAtTheEndOfADay() {
        assertThat(Expiry.of("date", "2026-01-31", NOW))
                .isEqualTo(new Expiry.At(Instant.parse("2026-02-01T00:00:00Z")));
    }

    @Test
    void neverEndsWhereThatIsChosenWhateverTheDateSays() {
        assertThat(Expiry.of("never", "2001-01-01", NOW)).isEqualTo(new Expiry.At(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-01-30", "2037-01-31", "+999999999-12-31", "tomorrow", "2026-02-30"})
    void refusesADayThatIsNoneOrTooFarAway(String date) {
        assertThat(Expiry.of("date", date, NOW)).isInstanceOf(Expiry.Fault.class);
    }

    @Test
    void refusesWhatTheFormDoesNotOffer() {
        assertThat(Expiry.of("31", "", NOW)).isInstanceOf(Expiry.Fault.class);
    }
}
