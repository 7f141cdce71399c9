package tidings.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tidings.engine.Limits;
import tidings.engine.core.Clerk;
import tidings.engine.core.Command;
import tidings.engine.core.Decision;
import tidings.engine.core.Reply;
import tidings.engine.core.Signal;
import tidings.engine.port.Change;
import tidings.engine.port.StoreException;

/// Does what the committer's thread does, step by step: take a batch, decide it, write it, reply, pass the
/// signals on.
final class SimCommitter {
    private static final long PAUSE_AFTER_FAILURE = 200_000;
    private static final int A_MOMENT = 50;

    private final EngineRun process;
    private final World world;
    private final Clerk clerk;
    private final Limits.Committing limits;
    private final ArrayDeque<Waiting> clients = new ArrayDeque<>();
    private final ArrayDeque<Waiting> own = new ArrayDeque<>();
    private boolean working;
    private long pauseUntil;

    /// What a client hears; it hears nothing when the process dies first.
    sealed interface Answer {
        /// It is done.
        record Given(Reply reply) implements Answer {}

        /// The queue is full; nothing was done.
        record Busy() implements Answer {}

        /// The store failed; nothing was done.
        record Failed() implements Answer {}
    }

    private record Waiting(Command command, Consumer<Answer> answer, boolean own) {}

    private record Batch(List<Waiting> waiting, List<Decision> decisions) {}

    SimCommitter(EngineRun process, Clerk clerk) {
        this.process = process;
        this.world = process.world;
        this.clerk = clerk;
        this.limits = world.scenario.limits().committing();
    }

    /// Queues a client's command.
    void offer(Command command, Consumer<Answer> answer) {
        if (clients.size() >= limits.queued()) {
            answer.accept(new Answer.Busy());
        } else {
            clients.add(new Waiting(command, answer, false));
            wake();
        }
    }

    /// Queues a command of the engine's own; a failed commit of it is tried again.
    void submit(Command command, Consumer<Answer> answer) {
        own.add(new Waiting(command, answer, true));
        wake();
    }

    private void wake() {
        if (!working && (!own.isEmpty() || !clients.isEmpty())) {
            working = true;
            long pause = Math.max(0, pauseUntil - world.clock.elapsed());
            process.after(pause + world.chance.below(world.scenario.faults().startTime() + 1L), this::decide);
        }
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < limits.batch() && !own.isEmpty()) {
            batch.add(own.remove());
        }
        while (batch.size() < limits.batch() && !clients.isEmpty()) {
            bytes += weight(clients.peek().command());
            if (bytes > limits.batchBytes() && !batch.isEmpty()) {
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

    private void decide() {
        Batch batch = new Batch(take(), new ArrayList<>());
        Instant now = world.clock.instant();
        List<Change> changes = new ArrayList<>();
        try {
            for (Waiting waiting : batch.waiting) {
                Command command = world.seams.command(waiting.command);
                Decision decision = clerk.decide(command, world.seams.decidingAt(command, now));
                world.trace.note("decided", waiting.command.getClass().getSimpleName(), decision.changes());
                batch.decisions.add(decision);
                changes.addAll(decision.changes());
            }
        } catch (StoreException e) {
            failed(batch);
            return;
        }
        if (!world.seams.repliesWait()) {
            reply(batch);
        }
        if (changes.isEmpty()) {
            process.within(A_MOMENT, () -> keep(batch));
        } else {
            process.memory.stage(changes);
            if (!process.crashesAt(
                    "between staging and syncing", world.scenario.faults().crash())) {
                process.within(world.scenario.faults().commitTime(), () -> sync(batch));
            }
        }
    }

    private void sync(Batch batch) {
        if (!world.calm && world.chance.perMille(world.scenario.faults().commit())) {
            world.trace.note("the commit fails", batch.waiting.size());
            failed(batch);
            return;
        }
        if (world.seams.keepsWrites()) {
            process.memory.sync();
        }
        for (int i = 0; i < batch.waiting.size(); i++) {
            world.invariants.written(
                    batch.waiting.get(i).command, batch.decisions.get(i).changes());
        }
        world.trace.note("synced", batch.waiting.size());
        // After a commit whose outcome is unknown only the next start can tell.
        boolean dead = process.crashesAt(
                        "after a commit of unknown outcome",
                        world.scenario.faults().commitUnknown())
                || process.crashesAt(
                        "between syncing and replying", world.scenario.faults().crash());
        if (!dead) {
            process.within(A_MOMENT, () -> keep(batch));
        }
    }

    private void failed(Batch batch) {
        clerk.drop();
        batch.waiting.reversed().stream().filter(Waiting::own).forEach(own::addFirst);
        pauseUntil = world.clock.elapsed() + PAUSE_AFTER_FAILURE;
        batch.waiting.stream()
                .filter(waiting -> !waiting.own)
                .forEach(waiting -> waiting.answer.accept(new Answer.Failed()));
        working = false;
        wake();
    }

    private void keep(Batch batch) {
        clerk.keep();
        world.invariants.inForce();
        if (world.seams.repliesWait()) {
            reply(batch);
        }
        if (!process.crashesAt(
                "between replying and telling", world.scenario.faults().crash())) {
            process.within(A_MOMENT, () -> tell(batch));
        }
    }

    private void reply(Batch batch) {
        for (int i = 0; i < batch.decisions.size(); i++) {
            Waiting waiting = batch.waiting.get(i);
            Reply reply = batch.decisions.get(i).reply();
            world.invariants.answered(waiting.command, reply, process.memory);
            waiting.answer.accept(new Answer.Given(reply));
        }
    }

    private void tell(Batch batch) {
        List<Signal> signals = world.seams.signals(batch.decisions.stream()
                .flatMap(decision -> decision.signals().stream())
                .toList());
        process.dispatcher.on(signals);
        for (Signal signal : signals) {
            if (signal instanceof Signal.MailWaiting) {
                process.mailRoom.poke();
            } else if (signal instanceof Signal.JobStarted(var job)) {
                process.resendRunner.add(job);
            }
        }
        working = false;
        wake();
    }
}
