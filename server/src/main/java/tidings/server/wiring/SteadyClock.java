package tidings.server.wiring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Tells the time by the wall clock of the start and a counter that only goes forward, so that a step of the
/// wall clock moves no schedule. Thread-safe.
final class SteadyClock implements InstantSource {
    private final Instant start;
    private final LongSupplier nanoseconds;
    private final long origin;

    SteadyClock(InstantSource wall, LongSupplier nanoseconds) {
        this.start = wall.instant();
        this.nanoseconds = nanoseconds;
        this.origin = nanoseconds.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanoseconds.getAsLong() - origin);
    }
}
