package tidings.benchmarks;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Wakes an event loop at the times of an open arrival schedule, more finely than the whole milliseconds for which
/// a selector can wait. It decides nothing: a loop that nobody wakes sends the same requests, a little later.
final class Pacer implements AutoCloseable {

    private final Thread thread;
    private volatile boolean closed;

    Pacer(EventLoop loop, LongSupplier nanos, Arrivals.Open arrivals) {
        this.thread = Thread.ofPlatform().daemon().name("pacer").start(() -> pace(loop, nanos, arrivals));
    }

    private void pace(EventLoop loop, LongSupplier nanos, Arrivals.Open arrivals) {
        int next = 0;
        while (!closed && next < arrivals.count()) {
            long left = arrivals.at(next) - nanos.getAsLong();
            if (left > 0) {
                LockSupport.parkNanos(left);
            } else {
                loop.wakeUp();
                next++;
                while (next < arrivals.count() && arrivals.at(next) <= nanos.getAsLong()) {
                    next++;
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
