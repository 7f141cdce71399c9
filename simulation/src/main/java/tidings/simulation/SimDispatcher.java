package tidings.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.engine.core.Clerk;
import tidings.engine.core.Dispatch;
import tidings.engine.core.Effect;
import tidings.engine.core.Signal;
import tidings.engine.port.Store;
import tidings.engine.port.StoreException;

/// Does what the dispatcher's threads do: take turns at the dispatch, carry out what it wants, tell it the
/// time.
final class SimDispatcher {
    static final int LOOK_EVERY = 10_000_000;

    private final EngineRun process;
    private final World world;
    private final Dispatch dispatch;
    private final Scenario.Faults faults;
    private @Nullable Instant wakeAt;
    private long wakeNumber;

    SimDispatcher(EngineRun process, Clerk clerk) {
        this.process = process;
        this.world = process.world;
        this.faults = world.scenario.faults();
        this.dispatch = new Dispatch(
                world.seams.limits(world.scenario.limits().dispatching()), world.seams.directory(clerk::directory));
    }

    void start(Store.Recovered recovered) {
        turn(now -> dispatch.start(recovered, now));
    }

    /// What the dispatch holds.
    Dispatch.Load load() {
        return dispatch.load();
    }

    int resendsWaiting() {
        return dispatch.resendsWaiting();
    }

    void on(List<Signal> signals) {
        List<Effect> effects = new ArrayList<>();
        Instant now = now();
        for (Signal signal : signals) {
            world.trace.note("told", signal.getClass().getSimpleName(), signal);
            world.invariants.told(signal);
            effects.addAll(seen(dispatch.on(signal, now)));
        }
        end(effects);
    }

    private void turn(Function<Instant, List<Effect>> step) {
        end(seen(step.apply(now())));
    }

    private Instant now() {
        return world.seams.dispatchingAt(world.clock.instant());
    }

    private List<Effect> seen(List<Effect> effects) {
        List<Effect> wanted = world.seams.effects(effects);
        wanted.forEach(world.invariants::wanted);
        return wanted;
    }

    private void end(List<Effect> effects) {
        world.invariants.stepped(dispatch.load());
        keepTime();
        if (!effects.isEmpty()) {
            process.within(faults.startTime(), () -> effects.forEach(this::perform));
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Submit submit -> process.committer.submit(submit.command(), answer -> {});
            case Effect.Send send -> process.within(faults.startTime(), () -> send(send));
            case Effect.Read read -> {
                world.trace.note(kind(read), read);
                process.within(faults.readTime(), () -> read(read));
            }
        }
    }

    private static String kind(Effect.Read read) {
        return switch (read) {
            case Effect.ReadPending _ -> "reads what is pending";
            case Effect.ReadHeads _ -> "reads what is due";
            case Effect.ReadSubjects _ -> "reads subjects";
        };
    }

    // Time.

    private void keepTime() {
        Instant next = dispatch.nextWake();
        if (next != null && (wakeAt == null || next.isBefore(wakeAt))) {
            wakeAt = next;
            long number = ++wakeNumber;
            long late = world.chance.below(faults.timerLate() + 1L);
            process.after(world.clock.until(next) + late, () -> tick(number));
        }
    }

    /// The clock was set: the timer, which looks at it every now and then, finds out.
    void clockStepped() {
        long number = ++wakeNumber;
        wakeAt = null;
        process.within(LOOK_EVERY, () -> tick(number));
    }

    private void tick(long number) {
        if (number == wakeNumber) {
            wakeAt = null;
            world.trace.note("tick", number);
            turn(dispatch::tick);
        }
    }

    // Sending.

    private void send(Effect.Send send) {
        Instant began = world.clock.instant();
        Body body = send.body();
        if (body != null) {
            post(send, body, began);
        } else {
            process.within(faults.readTime(), () -> readBody(send, began));
        }
    }

    private void readBody(Effect.Send send, Instant began) {
        Optional<Body> payload;
        try {
            payload = process.store.body(send.delivery().event().id());
        } catch (StoreException e) {
            over(send, began, Body.EMPTY, new Outcome.Unanswered(Failure.INTERNAL));
            return;
        }
        if (payload.isPresent()) {
            post(send, payload.get(), began);
        } else {
            world.trace.note("payload gone", send.delivery().id());
            process.within(faults.startTime(), () -> {
                world.invariants.payloadGone(send);
                turn(now -> dispatch.payloadGone(send, now));
            });
        }
    }

    private void post(Effect.Send send, Body body, Instant began) {
        Delivery delivery = send.delivery();
        world.invariants.leaves(delivery, body);
        SimReceiver.Fate fate =
                world.network.meet(send.notification().settings().channel());
        world.trace.note(send.manual() ? "resends" : "sends", delivery, fate);
        if (fate.takenAfter() >= 0) {
            world.agenda.in(fate.takenAfter(), () -> world.invariants.taken(delivery));
        }
        process.after(fate.endsAfter(), () -> over(send, began, body, fate.outcome()));
    }

    private void over(Effect.Send send, Instant began, Body body, Outcome outcome) {
        Duration took = Duration.between(began, world.clock.instant());
        Attempt attempt = new Attempt(began, took, outcome, send.manual());
        process.within(faults.startTime(), () -> {
            world.trace.note("attempted", send.delivery().id(), outcome);
            world.invariants.ended(send, attempt);
            turn(now -> dispatch.sent(send, world.seams.attempt(attempt), body, now));
        });
    }

    // Reading.

    private void read(Effect.Read read) {
        switch (read) {
            case Effect.ReadPending(var lane, var after, int limit) ->
                answer(read, () -> {
                    List<Delivery> rows = process.store.pending(lane, after, limit);
                    return now -> dispatch.pendingRead(lane, rows, now);
                });
            case Effect.ReadHeads(var lane, var from, int limit) ->
                answer(read, () -> {
                    Store.HeadPage page = process.store.heads(lane, from, world.clock.instant(), limit);
                    return now -> dispatch.headsRead(lane, page, now);
                });
            case Effect.ReadSubjects subjects -> readSubjects(subjects, new ArrayList<>(), 0);
        }
    }

    /// Each subject is read for itself, so that the store may change between two of them.
    private void readSubjects(Effect.ReadSubjects read, List<Delivery> heads, int next) {
        if (next == read.subjects().size()) {
            answer(read, () -> now -> dispatch.subjectsRead(read.lane(), heads, now));
            return;
        }
        try {
            process.store.head(read.lane(), read.subjects().get(next)).ifPresent(heads::add);
        } catch (StoreException e) {
            answer(read, () -> now -> dispatch.readFailed(read.lane(), now));
            return;
        }
        process.within(faults.startTime(), () -> readSubjects(read, heads, next + 1));
    }

    private void answer(Effect.Read read, Reader reader) {
        Function<Instant, List<Effect>> result;
        try {
            result = reader.read();
        } catch (StoreException e) {
            result = now -> dispatch.readFailed(read.lane(), now);
        }
        Function<Instant, List<Effect>> handed = result;
        process.within(faults.readTime(), () -> {
            world.trace.note("has read", read.lane());
            turn(handed);
        });
    }

    /// Reads from the store, and says how to hand over what was read.
    @FunctionalInterface
    private interface Reader {
        Function<Instant, List<Effect>> read();
    }
}
