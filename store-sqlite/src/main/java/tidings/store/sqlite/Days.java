package tidings.store.sqlite;

import java.time.Duration;
import java.time.Instant;
import tidings.engine.IdSequence;

/// Days as ids tell them: what was made on one day has ids of one span.
final class Days {
    private static final Instant SOME_MIDNIGHT = Instant.parse("2024-01-02T00:00:00Z");
    private static final long SPAN =
            IdSequence.firstAt(SOME_MIDNIGHT.plus(Duration.ofDays(1))) - IdSequence.firstAt(SOME_MIDNIGHT);

    private Days() {}

    /// The number of the day on which an id was given.
    static long of(long id) {
        return id / SPAN;
    }
}
