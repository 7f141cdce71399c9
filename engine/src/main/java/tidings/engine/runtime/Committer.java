package tidings.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tidings.engine.Limits;
import tidings.engine.core.Clerk;
import tidings.engine.core.Command;
import tidings.engine.core.Decision;
import tidings.engine.core.Reply;
import tidings.engine.core.Signal;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.engine.port.StoreException;
import tidings.engine.port.Telemetry;

/// Writes decisions down: takes the commands that wait, commits all their changes at once, and only then
/// gives the replies and passes the signals on. It is the one thread that decides and the one that writes.
///
/// Clients' commands wait in a bounded queue. The engine's own commands are bounded by what is in flight;
/// they are never turned away, and when a commit fails they are decided again until one succeeds.
final class Committer {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

    /// How long tallies are kept at least, so that a month can be looked back on.
    private static final Duration TALLIES = Duration.ofDays(31);

    /// How much longer than deliveries tallies are kept, so that none is altered after its deletion.
    private static final Duration LEEWAY = Duration.ofDays(1);

    /// How long the audit log is kept.
    private static final Duration AUDIT = Duration.ofDays(365);

    /// What the committer tells the rest of the engine.
    interface Listener {
        /// These decisions are on disk.
        void committed(List<Signal> signals);
    }

    private record Waiting(Command command, CompletableFuture<Reply> reply, boolean own) {}

    private final Store store;
    private final Clerk clerk;
    private final Limits limits;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final Listener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final ArrayDeque<Waiting> clients = new ArrayDeque<>();
    private final ArrayDeque<Waiting> own = new ArrayDeque<>();
    private boolean refusing;
    private boolean closing;
    private Instant pauseUntil = Instant.EPOCH;
    private int alone;
    private Instant sweepAt = Instant.EPOCH;

    private final Thread thread = Thread.ofPlatform().name("committer").daemon().unstarted(this::run);

    Committer(EngineParts parts, Clerk clerk, Limits limits, Listener listener) {
        this.store = parts.store();
        this.clock = parts.clock();
        this.telemetry = parts.telemetry();
        this.clerk = clerk;
        this.limits = limits;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    /// Queues a client's command; the future fails at once with [BusyException] when the queue is full.
    CompletableFuture<Reply> offer(Command command) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        lock.lock();
        try {
            if (refusing || clients.size() >= limits.committing().queued()) {
                telemetry.turnedAway();
                reply.completeExceptionally(new BusyException());
            } else {
                clients.add(new Waiting(command, reply, false));
                something.signal();
            }
        } finally {
            lock.unlock();
        }
        return reply;
    }

    /// Queues a command of the engine's own, which nobody waits for.
    void submit(Command command) {
        enqueue(new Waiting(command, new CompletableFuture<>(), true));
    }

    /// Queues a command of the engine's own; the future completes when a commit of it has succeeded.
    CompletableFuture<Reply> submitAndTell(Command command) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        enqueue(new Waiting(command, reply, true));
        return reply;
    }

    private void enqueue(Waiting waiting) {
        lock.lock();
        try {
            own.add(waiting);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more from clients.
    void refuse() {
        lock.lock();
        try {
            refusing = true;
        } finally {
            lock.unlock();
        }
    }

    /// Commits what waits, and returns when the thread has ended or the time is over.
    void close(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            refusing = true;
            closing = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        thread.join(patience);
    }

    private void run() {
        while (true) {
            try {
                List<Waiting> batch = next();
                if (batch.isEmpty()) {
                    if (over()) {
                        return;
                    }
                } else {
                    commit(batch);
                }
                sweep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                telemetry.fault("The committer met a fault of ours and goes on", e);
            }
        }
    }

    private boolean over() {
        lock.lock();
        try {
            return closing && own.isEmpty() && clients.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for something to do; an empty batch means that there is other work, such as sweeping.
    private List<Waiting> next() throws InterruptedException {
        lock.lock();
        try {
            Duration pause = Duration.between(clock.instant(), pauseUntil);
            while (pause.isPositive() && !closing) {
                something.awaitNanos(pause.toNanos());
                pause = Duration.between(clock.instant(), pauseUntil);
            }
            while (own.isEmpty() && clients.isEmpty() && !closing) {
                Duration untilSweep = Duration.between(clock.instant(), sweepAt);
                if (!untilSweep.isPositive()) {
                    return List.of();
                }
                something.awaitNanos(untilSweep.toNanos());
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> take() {
        int most = alone > 0 ? 1 : limits.committing().batch();
        alone = Math.max(0, alone - 1);
        List<Waiting> batch = new ArrayList<>(Math.min(most, own.size() + clients.size()));
        long bytes = 0;
        while (batch.size() < most && !own.isEmpty()) {
            batch.add(own.remove());
        }
        while (batch.size() < most && !clients.isEmpty()) {
            bytes += weight(clients.peek().command());
            if (bytes > limits.committing().batchBytes() && !batch.isEmpty()) {
                break;
            }
            batch.add(clients.remove());
        }
        return batch;
    }

    private static long weight(Command command) {
        return command instanceof Command.Publish publish
                ? publish.publication().body().size()
                : 0;
    }

    private void commit(List<Waiting> batch) {
        Instant began = clock.instant();
        List<Change> changes = new ArrayList<>(batch.size());
        List<Reply> replies = new ArrayList<>(batch.size());
        List<Signal> signals = new ArrayList<>(batch.size());
        try {
            for (Waiting waiting : batch) {
                Decision decision = clerk.decide(waiting.command(), began);
                changes.addAll(decision.changes());
                replies.add(decision.reply());
                signals.addAll(decision.signals());
            }
            if (!changes.isEmpty()) {
                store.commit(changes);
            }
            clerk.keep();
        } catch (RuntimeException e) {
            clerk.drop();
            failed(batch, e);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).reply().complete(replies.get(i));
        }
        listener.committed(signals);
        telemetry.committed(batch.size(), Duration.between(began, clock.instant()));
    }

    /// Clients are told; the engine's own commands are decided again. A fault of ours, unlike one of the
    /// store, would come again: then each command is decided alone, and one that fails alone is dropped.
    private void failed(List<Waiting> batch, RuntimeException cause) {
        telemetry.commitFailed();
        telemetry.fault("A batch could not be committed", cause);
        boolean storeFailed = cause instanceof StoreException;
        boolean hopeless = !storeFailed && batch.size() == 1;
        StoreException told = cause instanceof StoreException store
                ? store
                : new StoreException("The decision could not be made", cause);
        List<Waiting> again =
                hopeless ? List.of() : batch.stream().filter(Waiting::own).toList();
        lock.lock();
        try {
            if (!closing) {
                again.reversed().forEach(own::addFirst);
                pauseUntil = storeFailed ? clock.instant().plus(PAUSE_AFTER_FAILURE) : Instant.EPOCH;
                alone = storeFailed ? 0 : again.size();
            }
        } finally {
            lock.unlock();
        }
        batch.stream()
                .filter(waiting -> hopeless || !waiting.own())
                .forEach(waiting -> waiting.reply().completeExceptionally(told));
    }

    /// Deletes a little of what is past its retention; after a full step the next one follows the next batch.
    private void sweep() {
        Instant now = clock.instant();
        if (sweepAt.isAfter(now)) {
            return;
        }
        int step = limits.committing().sweep();
        Duration retention = limits.retention();
        try {
            int log = store.sweep(now.minus(retention), step);
            Duration tallies = retention.plus(LEEWAY).compareTo(TALLIES) > 0 ? retention.plus(LEEWAY) : TALLIES;
            int history = store.sweepHistory(now.minus(tallies), now.minus(AUDIT), step);
            int swept = Math.max(log, history);
            if (swept < step) {
                sweepAt = now.plus(SWEEP_EVERY);
                submit(new Command.Tidy());
            }
        } catch (StoreException e) {
            telemetry.fault("What is past its retention could not be deleted", e);
            sweepAt = now.plus(SWEEP_EVERY);
        }
    }
}
