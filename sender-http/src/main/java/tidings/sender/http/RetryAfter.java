package tidings.sender.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// Reads how long a receiver asks us to wait (RFC 9110, 10.2.3): whole seconds or a date.
final class RetryAfter {
    /// No wait is longer than this; the engine clamps further, and arithmetic on it cannot overflow.
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final int MAX_DIGITS = 18;

    private static final Pattern AFTER_WEEKDAY = Pattern.compile("^[A-Za-z]+,? +");

    private static final List<DateTimeFormatter> FORMS =
            List.of(form("d MMM uuuu HH:mm:ss 'GMT'"), form("d-MMM-uu HH:mm:ss 'GMT'"), form("MMM d HH:mm:ss uuuu"));

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
        Instant date = date(value);
        if (date == null) {
            return null;
        }
        return date.isAfter(now) ? shorter(Duration.between(now, date)) : Duration.ZERO;
    }

    /// A date in one of the three forms of RFC 9110, 5.6.7. The day of the week is not looked at.
    private static @Nullable Instant date(String value) {
        String text = AFTER_WEEKDAY.matcher(value).replaceFirst("").replace("  ", " ");
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException anotherForm) {
                // The next one is tried.
            }
        }
        return null;
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
