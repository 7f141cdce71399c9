package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attack case 39.
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static Duration read(String... values) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(503);
        for (String value : values) {
            response.addHeader("Retry-After", value);
        }
        return RetryAfter.of(response, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "' 7 ', PT7S",
        "'Wed, 04 Mar 2026 05:07:07 GMT', PT1M",
        "'Wednesday, 04-Mar-26 05:07:07 GMT', PT1M",
        "'Wed Mar  4 05:07:07 2026', PT1M",
        "'Tue, 04 Mar 2025 05:07:07 GMT', PT0S"
    })
    void readsSecondsAndDates(String value, Duration wait) {
        assertThat(read(value)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999", "9999999999999999999999999999", "Fri, 04 Mar 2999 05:07:07 GMT"})
    void boundsWaitsBeyondReason(String value) {
        assertThat(read(value)).isEqualTo(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e18", "1.5", "soon", "+5", "０", "1, 2", "0x10", "Wed, 99 Foo 2026"})
    void ignoresWhatItCannotUnderstand(String value) {
        assertThat(read(value)).isNull();
    }

    @Test
    void ignoresTwoValuesAndNone() {
        assertThat(read("1", "2")).isNull();
        assertThat(read()).isNull();
    }
}
