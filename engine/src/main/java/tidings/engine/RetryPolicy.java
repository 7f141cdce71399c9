package tidings.engine;

import java.time.Duration;

/// How often and how soon a failed delivery is tried again.
///
/// @param count further attempts after the first, 0 to [#MAX_COUNT]
/// @param interval the least time between the end of an attempt and the next, [#MIN_INTERVAL] to
///     [#MAX_INTERVAL]
public record RetryPolicy(int count, Duration interval) {
    public static final int MAX_COUNT = 20;
    public static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    public static final Duration MAX_INTERVAL = Duration.ofHours(24);
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(60));

    public RetryPolicy {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("The retry count is 0 to " + MAX_COUNT + ", but this is " + count);
        }
        if (interval.compareTo(MIN_INTERVAL) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalArgumentException("The retry interval is 1 s to 24 h, but this is " + interval);
        }
    }
}
