package tidings.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The two clocks of a machine: microseconds since the history began, which only ever advance evenly, and the
/// time of day, which an operator can set.
final class SimClock implements InstantSource {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    private long elapsed;
    private long offset;
    private Instant now = BEGINNING;

    /// Microseconds since the history began.
    long elapsed() {
        return elapsed;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Lets time pass.
    void advanceTo(long micros) {
        if (micros < elapsed) {
            throw new IllegalArgumentException("Time does not go back from " + elapsed + " to " + micros);
        }
        elapsed = micros;
        tell();
    }

    /// Sets the time of day; it goes back only while no engine runs.
    void step(Duration by) {
        offset += by.toNanos() / 1000;
        tell();
    }

    /// Microseconds until the time of day; 0 when it has come.
    long until(Instant at) {
        return Math.max(0, Duration.between(now, at).toNanos() / 1000);
    }

    private void tell() {
        now = BEGINNING.plusNanos((elapsed + offset) * 1000);
    }
}
