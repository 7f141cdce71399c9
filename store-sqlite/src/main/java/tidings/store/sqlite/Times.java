package tidings.store.sqlite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Times as numbers: nanoseconds since 1970, which lasts until the year 2262.
final class Times {
    private static final long NANOS = 1_000_000_000;

    private Times() {}

    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    }

    static @Nullable Long nanosOrNull(@Nullable Instant time) {
        return time == null ? null : nanos(time);
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static @Nullable Instant instantOrNull(@Nullable Long nanos) {
        return nanos == null ? null : instant(nanos);
    }
}
