package tidings.benchmarks;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// One selector and the tasks that run between its turns.
///
/// The generator and the sink live on the same loop, in the one thread that turns it, so neither needs a lock and
/// each request costs them two system calls each. Only [#wakeUp()] may be called from another thread.
final class EventLoop implements AutoCloseable {

    /// What a [Task] answers when only a channel or a wake-up can give it something to do.
    static final long UNTIL_WOKEN = Long.MAX_VALUE;

    private static final long LONGEST_TURN = Duration.ofMillis(100).toNanos();

    /// Receives the readiness of one channel. A failure of that channel is the handler's own to handle.
    interface Handler {
        void ready(SelectionKey key);
    }

    /// Does what is due at `now` and answers after how many nanoseconds it wants to run again.
    interface Task {
        long run(long now);
    }

    private final Selector selector;
    private final LongSupplier nanos;
    private final List<Task> tasks = new ArrayList<>();

    EventLoop(LongSupplier nanos) throws IOException {
        this.selector = Selector.open();
        this.nanos = nanos;
    }

    SelectionKey register(SelectableChannel channel, int operations, Handler handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    void add(Task task) {
        tasks.add(task);
    }

    void remove(Task task) {
        tasks.remove(task);
    }

    void wakeUp() {
        selector.wakeup();
    }

    /// Runs every task once, then waits until a channel is ready, a task is due, someone wakes the loop, or
    /// `longestWait` nanoseconds have passed, and hands out what is ready.
    void turn(long longestWait) {
        long now = nanos.getAsLong();
        long wait = longestWait;
        for (int i = 0; i < tasks.size(); i++) {
            wait = Math.min(wait, tasks.get(i).run(now));
        }
        try {
            if (wait <= 0) {
                selector.selectNow(EventLoop::dispatch);
            } else {
                selector.select(EventLoop::dispatch, Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the selector failed", e);
        }
    }

    /// Turns until `done` holds or `limit` has passed, and answers whether it came to hold.
    boolean runUntil(BooleanSupplier done, Duration limit) {
        long deadline = nanos.getAsLong() + limit.toNanos();
        while (!done.getAsBoolean()) {
            long left = deadline - nanos.getAsLong();
            if (left <= 0) {
                return false;
            }
            turn(Math.min(left, LONGEST_TURN));
        }
        return true;
    }

    private static void dispatch(SelectionKey key) {
        if (key.isValid()) {
            ((Handler) key.attachment()).ready(key);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
