package tidings.benchmarks;

import java.time.Duration;
import java.util.function.LongSupplier;

/// A clock that stands until it is turned.
final class TestClock implements LongSupplier {

    private long nanos;

    void advance(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return nanos;
    }
}
