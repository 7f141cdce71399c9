package tidings.benchmarks;

import java.time.Duration;

/// Samples the resident memory of a process while the event loop turns, and keeps the highest value.
final class MemoryWatch implements EventLoop.Task, AutoCloseable {

    private static final long INTERVAL = Duration.ofMillis(250).toNanos();

    private final EventLoop loop;
    private final ProcessProbe probe;
    private long next = Long.MIN_VALUE;
    private long highestKiB;

    MemoryWatch(EventLoop loop, ProcessProbe probe) {
        this.loop = loop;
        this.probe = probe;
        loop.add(this);
    }

    @Override
    public long run(long now) {
        if (now >= next) {
            next = now + INTERVAL;
            highestKiB = Math.max(highestKiB, probe.residentKiB());
        }
        return next - now;
    }

    long highestKiB() {
        return highestKiB;
    }

    @Override
    public void close() {
        loop.remove(this);
    }
}
