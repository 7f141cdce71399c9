package tidings.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.port.Keeper;
import tidings.engine.port.Store.DueCursor;

/// Wakes the dossiers that are due. When each is due stands in the store, so a time that passed while nothing
/// ran is not lost; and filing what came of it moves that time on in the same transaction, so it does not come
/// twice.
final class Alarms {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;

    private final EngineParts parts;
    private final Map<DossierId, Instant> leftAlone = new HashMap<>();
    private final Semaphore stopped = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    Alarms(EngineParts parts) {
        this.parts = parts;
    }

    void start(Keeper keeper) {
        Thread.ofVirtual().name("alarms").start(() -> run(keeper));
    }

    void close() {
        closed = true;
        stopped.release();
    }

    private void run(Keeper keeper) {
        try {
            while (!closed) {
                try {
                    pass(keeper, parts.clock().instant());
                } catch (RuntimeException e) {
                    // Whatever it is, what is due has to be looked for again: nobody else does.
                    parts.telemetry().fault("What is due could not be read", e);
                }
                stopped.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Wakes everything that is due, page by page, so that what cannot be woken holds up nothing behind it. The next
    /// page is read and woken while the one before is being filed.
    private void pass(Keeper keeper, Instant now) throws InterruptedException {
        leftAlone.values().removeIf(until -> !until.isAfter(now));
        DueCursor cursor = DueCursor.START;
        List<Woken> before = List.of();
        List<Dossier> due;
        do {
            due = parts.store().dossiersDue(now, cursor, AT_ONCE);
            List<Woken> woken = wake(keeper, due);
            settle(before, now);
            before = woken;
            if (!due.isEmpty()) {
                Dossier last = due.getLast();
                cursor = new DueCursor(dueOf(last), last.id());
            }
        } while (due.size() == AT_ONCE);
        settle(before, now);
    }

    private static Instant dueOf(Dossier dossier) {
        Instant due = dossier.content().due();
        if (due == null) {
            throw new IllegalStateException("The store says that this is due, but it never is: " + dossier);
        }
        return due;
    }

    private record Woken(DossierId dossier, CompletableFuture<?> done) {}

    private List<Woken> wake(Keeper keeper, List<Dossier> due) {
        List<Woken> woken = new ArrayList<>();
        for (Dossier dossier : due) {
            if (!leftAlone.containsKey(dossier.id())) {
                woken.add(new Woken(dossier.id(), wake(keeper, dossier)));
            }
        }
        return woken;
    }

    private void settle(List<Woken> woken, Instant now) throws InterruptedException {
        for (Woken one : woken) {
            try {
                one.done().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof BusyException) {
                    continue;
                }
                leftAlone.put(one.dossier(), now.plus(LEAVE_ALONE));
                parts.telemetry().fault("What is due could not be done: " + one.dossier(), e);
            }
        }
    }

    /// Each on a thread of its own, since a keeper reads and writes what a dossier holds.
    private CompletableFuture<?> wake(Keeper keeper, Dossier dossier) {
        return CompletableFuture.supplyAsync(() -> keeper.wake(dossier), threads)
                .thenCompose(Function.identity());
    }
}
