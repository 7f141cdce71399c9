package tidings.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import tidings.engine.Alert;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.Failure;
import tidings.engine.Health;
import tidings.engine.Limits;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.core.Directory;
import tidings.engine.core.Dispatch;
import tidings.engine.core.Effect;
import tidings.engine.core.Signal;
import tidings.engine.port.Sender.Shipment;
import tidings.engine.port.Store;
import tidings.engine.port.StoreException;

/// Carries out what [Dispatch] decides: callers take turns at it, each send and each read has a virtual
/// thread, and one thread tells it the time.
final class Dispatcher {
    /// The longest that the timer waits before it looks at the clock again, which somebody may have set.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final EngineParts parts;
    private final InstantSource clock;
    private final Committer committer;
    private final Dispatch dispatch;

    private final ReentrantLock turn = new ReentrantLock();
    private final Condition earlier = turn.newCondition();
    private final Condition landed = turn.newCondition();
    private Instant wakeAt = Instant.MAX;
    private boolean stopped;

    private final Thread timer = Thread.ofPlatform().name("timer").daemon().unstarted(this::keepTime);

    Dispatcher(EngineParts parts, Limits.Dispatching limits, Supplier<Directory> directory, Committer committer) {
        this.parts = parts;
        this.clock = parts.clock();
        this.committer = committer;
        this.dispatch = new Dispatch(limits, directory);
    }

    void start(Store.Recovered recovered) {
        perform(take(now -> dispatch.start(recovered, now)));
        timer.start();
    }

    void on(List<Signal> signals) {
        perform(take(now -> {
            List<Effect> effects = new ArrayList<>();
            for (Signal signal : signals) {
                effects.addAll(dispatch.on(signal, now));
                tell(signal, now);
            }
            return effects;
        }));
    }

    private void tell(Signal signal, Instant now) {
        if (signal instanceof Signal.Settled(Delivery delivery) && delivery.state() != DeliveryState.PENDING) {
            parts.telemetry()
                    .settled(delivery, Duration.between(delivery.event().at(), now));
        }
    }

    int resendsWaiting() {
        turn.lock();
        try {
            return dispatch.resendsWaiting();
        } finally {
            turn.unlock();
        }
    }

    Health health(NotificationId notification, Alert alert) {
        turn.lock();
        try {
            return dispatch.health(notification, alert);
        } finally {
            turn.unlock();
        }
    }

    /// Begins no more attempts, and returns when those in flight are recorded or the deadline has come.
    void close(Instant deadline) throws InterruptedException {
        turn.lock();
        try {
            stopped = true;
            earlier.signal();
            Duration left = Duration.between(clock.instant(), deadline);
            while (dispatch.inFlight() > 0 && left.isPositive()) {
                landed.awaitNanos(left.toNanos());
                left = Duration.between(clock.instant(), deadline);
            }
        } finally {
            turn.unlock();
        }
    }

    private List<Effect> take(Function<Instant, List<Effect>> step) {
        turn.lock();
        try {
            if (stopped) {
                dispatch.rest();
            }
            List<Effect> effects = step.apply(clock.instant());
            Instant next = dispatch.nextWake();
            if (next != null && next.isBefore(wakeAt)) {
                earlier.signal();
            }
            if (stopped && dispatch.inFlight() == 0) {
                landed.signalAll();
            }
            return effects;
        } finally {
            turn.unlock();
        }
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Submit submit -> committer.submit(submit.command());
                case Effect.Send send -> Thread.startVirtualThread(() -> send(send));
                case Effect.Read read -> Thread.startVirtualThread(() -> read(read));
            }
        }
    }

    private void send(Effect.Send send) {
        Instant began = clock.instant();
        Outcome outcome;
        Body body = Body.EMPTY;
        try {
            Optional<Body> payload = send.body() != null
                    ? Optional.of(send.body())
                    : parts.store().body(send.delivery().event().id());
            if (payload.isEmpty()) {
                perform(take(now -> dispatch.payloadGone(send, now)));
                return;
            }
            body = payload.get();
            outcome = parts.sender()
                    .send(new Shipment(
                            send.notification().facing(send.delivery().event()),
                            send.delivery().id(),
                            send.notification()
                                    .announces(send.delivery().event().type()),
                            body));
        } catch (RuntimeException e) {
            parts.telemetry().fault("An attempt could not be made", e);
            outcome = new Outcome.Unanswered(Failure.INTERNAL);
        }
        Duration took = Duration.between(began, clock.instant());
        parts.telemetry().attempted(outcome, took);
        Attempt attempt = new Attempt(began, took, outcome, send.manual());
        Body sent = body;
        perform(take(now -> dispatch.sent(send, attempt, sent, now)));
    }

    private void read(Effect.Read read) {
        Function<Instant, List<Effect>> result;
        try {
            result = switch (read) {
                case Effect.ReadPending(var lane, var after, int limit) -> {
                    List<Delivery> rows = parts.store().pending(lane, after, limit);
                    yield now -> dispatch.pendingRead(lane, rows, now);
                }
                case Effect.ReadHeads(var lane, var from, int limit) -> {
                    Store.HeadPage page = parts.store().heads(lane, from, clock.instant(), limit);
                    yield now -> dispatch.headsRead(lane, page, now);
                }
                case Effect.ReadSubjects(var lane, var subjects) -> {
                    List<Delivery> heads = subjects.stream()
                            .flatMap(subject -> parts.store().head(lane, subject).stream())
                            .toList();
                    yield now -> dispatch.subjectsRead(lane, heads, now);
                }
            };
        } catch (StoreException e) {
            parts.telemetry().fault("Pending deliveries could not be read", e);
            result = now -> dispatch.readFailed(read.lane(), now);
        }
        perform(take(result));
    }

    private void keepTime() {
        while (true) {
            List<Effect> effects;
            turn.lock();
            try {
                if (stopped) {
                    return;
                }
                Instant next = dispatch.nextWake();
                wakeAt = next == null ? Instant.MAX : next;
                Duration left = next == null ? LOOK_EVERY : Duration.between(clock.instant(), next);
                if (left.isPositive()) {
                    earlier.awaitNanos(Math.min(left.toNanos(), LOOK_EVERY.toNanos()));
                }
                effects = stopped ? List.of() : dispatch.tick(clock.instant());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                turn.unlock();
            }
            perform(effects);
        }
    }
}
