package tidings.engine.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tidings.engine.Delivery;
import tidings.engine.ResendJob;
import tidings.engine.core.Command;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;
import tidings.engine.port.StoreException;

/// Works bulk resends off: hands on the next page of each job whenever few resends wait, so that a job of a
/// million neither floods a receiver nor crowds out what is new.
final class ResendRunner {
    private static final Duration PACE = Duration.ofMillis(100);
    private static final int PAGE = 50;
    private static final int FEW_WAITING = 100;

    private final EngineParts parts;
    private final Committer committer;
    private final Dispatcher dispatcher;
    private final LinkedBlockingQueue<ResendJob> begun = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("resend runner").unstarted(this::run);

    ResendRunner(EngineParts parts, Committer committer, Dispatcher dispatcher) {
        this.parts = parts;
        this.committer = committer;
        this.dispatcher = dispatcher;
    }

    void start(List<ResendJob> running) {
        begun.addAll(running);
        thread.start();
    }

    /// A job began.
    void add(ResendJob job) {
        begun.add(job);
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        ArrayDeque<ResendJob> jobs = new ArrayDeque<>();
        try {
            while (true) {
                ResendJob fresh = jobs.isEmpty() ? begun.take() : begun.poll(PACE.toNanos(), TimeUnit.NANOSECONDS);
                if (fresh != null) {
                    jobs.add(fresh);
                }
                if (dispatcher.resendsWaiting() < FEW_WAITING) {
                    advance(jobs.remove()).ifPresent(jobs::add);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The job further on; empty when it is over.
    private Optional<ResendJob> advance(ResendJob job) throws InterruptedException {
        try {
            List<Delivery> page = parts.archive().search(job.filter(), job.cursor(), PAGE).stream()
                    .map(Archive.Entry::delivery)
                    .toList();
            Reply reply = committer
                    .submitAndTell(new Command.AdvanceJob(job.id(), page))
                    .get();
            return ((Reply.OfJob) reply).job().filter(further -> further.state() == ResendJob.State.RUNNING);
        } catch (StoreException | ExecutionException e) {
            parts.telemetry().fault("A bulk resend could not go on and is tried again", e);
            return Optional.of(job);
        }
    }
}
