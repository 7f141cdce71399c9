package tidings.sender.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Cuts attempts whose time is up, all of them from one thread.
///
/// An attempt costs an entry in a set, and no timer: since most attempts have the same limit, the thread
/// sleeps until the earliest of those that it saw, finds nearly all of them gone, and goes back to sleep. An
/// attempt that is overdue is cut again and again until it has ended, because it may have been between two
/// connections when it was cut first.
final class Deadlines implements AutoCloseable {
    private static final long LONGEST_SLEEP = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_CUTS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
    private final Runnable housekeeping;
    private final Thread thread;
    private @Nullable Thread tidying;
    private volatile boolean closed;

    /// When the thread looks next, on the scale of [System#nanoTime()].
    private volatile long wakesAt;

    /// @param housekeeping done about once a second besides, on a thread of its own
    Deadlines(Runnable housekeeping) {
        this.housekeeping = housekeeping;
        this.wakesAt = System.nanoTime();
        this.thread = Thread.ofPlatform().daemon().name("tidings-deadlines").start(this::run);
    }

    /// Starts an attempt, which the caller must close.
    Attempt begin(Duration limit) {
        Attempt attempt = new Attempt(System.nanoTime() + limit.toNanos(), this);
        running.add(attempt);
        if (attempt.deadline() - wakesAt < 0) {
            LockSupport.unpark(thread);
        }
        return attempt;
    }

    void ended(Attempt attempt) {
        running.remove(attempt);
    }

    private void run() {
        long tidied = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            // Whoever begins while the set is being read is either seen, or ends later than this, or wakes the thread.
            wakesAt = now + LONGEST_SLEEP;
            long next = wakesAt;
            for (Attempt attempt : running) {
                if (attempt.deadline() - now <= 0) {
                    attempt.cut();
                    next = now + BETWEEN_CUTS;
                } else if (attempt.deadline() - next < 0) {
                    next = attempt.deadline();
                }
            }
            wakesAt = next;
            if (now - tidied >= LONGEST_SLEEP) {
                tidy();
                tidied = now;
            }
            LockSupport.parkNanos(this, Math.max(1, next - System.nanoTime()));
        }
    }

    /// Runs on a thread of its own, so that nothing can keep this one from its work.
    private void tidy() {
        if (tidying == null || !tidying.isAlive()) {
            tidying = Thread.startVirtualThread(housekeeping);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
