package tidings.sender.http;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// Reads how long a receiver asks us to wait (RFC 9110, 10.2.3): whole seconds or a date.
final class RetryAfter {
    /// No wait is longer than this; the engine clamps further, and arithmetic on it cannot overflow.
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final int MAX_DIGITS = 18;

    private RetryAfter() {}

    /// The wait, never negative; a date that has passed is no wait. Nothing when the receiver asks for none,
    /// asks twice, or cannot be understood.
    static @Nullable Duration of(ClassicHttpResponse response, Instant now) {
        Header[] headers = response.getHeaders(HttpHeaders.RETRY_AFTER);
        String value = headers.length == 1 ? headers[0].getValue() : null;
        return value == null ? null : read(value.strip(), now);
    }

    private static @Nullable Duration read(String value, Instant now) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > MAX_DIGITS ? LONGEST : shorter(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant date = DateUtils.parseStandardDate(value);
        if (date == null) {
            return null;
        }
        return date.isAfter(now) ? shorter(Duration.between(now, date)) : Duration.ZERO;
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
