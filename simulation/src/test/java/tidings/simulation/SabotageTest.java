package tidings.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.Limits;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Receipt;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Command;
import tidings.engine.core.Directory;
import tidings.engine.core.Effect;
import tidings.engine.core.Signal;
import tidings.engine.port.Store;
import tidings.store.testkit.MemoryStore;

/// Breaks one part after the other on purpose, to see that the simulation notices: an invariant that cannot
/// fail proves nothing.
class SabotageTest {
    private static final long HISTORIES = 500;

    /// @param breaks the promise that must be found broken
    record Sabotage(String what, Promise breaks, Supplier<Seams> seams) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Sabotage> SABOTAGES = List.of(
            new Sabotage("replies before the disk has written", Promise.DURABLE, RepliesEarly::new),
            new Sabotage("loses every tenth commit", Promise.DURABLE, LosesCommits::new),
            new Sabotage("forgets what was published under a key", Promise.DURABLE, ForgetsReceipts::new),
            new Sabotage("takes up again what is over", Promise.SETTLED, TakesUpAgain::new),
            new Sabotage("makes each attempt twice", Promise.SETTLED, SendsTwice::new),
            new Sabotage("never records an outcome", Promise.SETTLED, RecordsNothing::new),
            new Sabotage("forgets what was to be resent", Promise.SETTLED, ForgetsResends::new),
            new Sabotage("finds no order among new deliveries", Promise.ORDERED, LosesSubjects::new),
            new Sabotage("reads what is held back as if it were not", Promise.ORDERED, ReadsWhatIsHeldBack::new),
            new Sabotage("has one attempt in flight for all", Promise.ISOLATED, SendsOneByOne::new),
            new Sabotage("floods a receiver", Promise.ISOLATED, Floods::new),
            new Sabotage("spares no receiver that fails", Promise.ISOLATED, SparesNobody::new),
            new Sabotage("holds a backlog in memory", Promise.ISOLATED, HoldsBacklog::new),
            new Sabotage("does not hear of new deliveries", Promise.ISOLATED, MissesDeliveries::new),
            new Sabotage("waits for a reading that never comes", Promise.ISOLATED, LosesReadings::new),
            new Sabotage("is ahead of its time", Promise.RETRIED, Hurries::new),
            new Sabotage("forgets an attempt when it counts", Promise.RETRIED, Miscounts::new),
            new Sabotage("takes 410 for 500", Promise.RETRIED, IgnoresGone::new),
            new Sabotage("does not hear when to come again", Promise.RETRIED, IgnoresRetryAfter::new),
            new Sabotage("goes by settings of before", Promise.CURRENT, LagsBehind::new),
            new Sabotage("overlooks fences", Promise.CURRENT, OverlooksFences::new),
            new Sabotage("gives up what is wanted", Promise.CURRENT, GivesUp::new),
            new Sabotage("saves other settings than were asked for", Promise.CURRENT, IgnoresEdits::new),
            new Sabotage("closes windows before they end", Promise.TOLD, ClosesEarly::new),
            new Sabotage("leaves windows open", Promise.TOLD, LeavesOpen::new),
            new Sabotage("looks after notifications that are gone", Promise.TIDY, KeepsLanes::new));

    @ParameterizedTest
    @FieldSource("SABOTAGES")
    void isNoticed(Sabotage sabotage) {
        Optional<Promise> noticed = LongStream.rangeClosed(1, HISTORIES)
                .mapToObj(seed -> Simulate.tryOut(seed, sabotage.seams().get()))
                .flatMap(Optional::stream)
                .map(Simulate.Broken::cause)
                .filter(BrokenPromise.class::isInstance)
                .map(cause -> ((BrokenPromise) cause).promise())
                .filter(sabotage.breaks()::equals)
                .findFirst();

        assertThat(noticed).contains(sabotage.breaks());
    }

    private static final class RepliesEarly implements Seams {
        @Override
        public boolean repliesWait() {
            return false;
        }
    }

    private static final class LosesCommits implements Seams {
        private int commits;

        @Override
        public boolean keepsWrites() {
            return ++commits % 10 != 0;
        }
    }

    private static final class ForgetsReceipts implements Seams {
        @Override
        public Store store(Store store) {
            return new OtherStore(store) {
                @Override
                public Optional<Receipt> receipt(WorkspaceId workspace, String key) {
                    return Optional.empty();
                }
            };
        }
    }

    private static final class TakesUpAgain implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            List<Signal> more = new ArrayList<>(signals);
            for (Signal signal : signals) {
                if (signal instanceof Signal.Settled(Delivery over) && over.state() == DeliveryState.DELIVERED) {
                    more.add(new Signal.Accepted(List.of(over.settled(DeliveryState.PENDING, over.due())), Body.EMPTY));
                }
            }
            return more;
        }
    }

    private static final class SendsTwice implements Seams {
        @Override
        public List<Effect> effects(List<Effect> effects) {
            List<Effect> twice = new ArrayList<>(effects);
            effects.stream().filter(Effect.Send.class::isInstance).forEach(twice::add);
            return twice;
        }
    }

    private static final class RecordsNothing implements Seams {
        @Override
        public List<Effect> effects(List<Effect> effects) {
            return effects.stream()
                    .filter(effect -> !(effect instanceof Effect.Submit(Command.Settle _)))
                    .toList();
        }
    }

    private static final class ForgetsResends implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            return signals.stream()
                    .filter(signal -> !(signal instanceof Signal.ResendAsked))
                    .toList();
        }
    }

    private static final class LosesSubjects implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            return signals.stream().map(LosesSubjects::without).toList();
        }

        private static Signal without(Signal signal) {
            return signal instanceof Signal.Accepted(List<Delivery> deliveries, Body body)
                    ? new Signal.Accepted(
                            deliveries.stream().map(LosesSubjects::without).toList(), body)
                    : signal;
        }

        private static Delivery without(Delivery delivery) {
            Event event = delivery.event();
            return Delivery.fresh(
                    delivery.id(),
                    new Event(event.id(), event.workspace(), event.type(), null, event.clientId(), event.at()),
                    delivery.notification());
        }
    }

    private static final class ReadsWhatIsHeldBack implements Seams {
        @Override
        public Store store(Store store) {
            return new OtherStore(store) {
                @Override
                public HeadPage heads(NotificationId notification, HeadCursor from, Instant now, int limit) {
                    HeadPage page = super.heads(notification, from, now, limit);
                    List<Delivery> due = pending(notification, new DeliveryId(0), limit).stream()
                            .filter(delivery -> !delivery.due().isAfter(now))
                            .toList();
                    return new HeadPage(due, page.examined(), page.to(), page.nextDue());
                }
            };
        }
    }

    private abstract static class OtherLimits implements Seams {
        @Override
        public final Limits.Dispatching limits(Limits.Dispatching agreed) {
            return new Limits.Dispatching(
                    inFlight(agreed.inFlight()),
                    inFlightPerLane(agreed.inFlightPerLane()),
                    memory(agreed.laneMemory()),
                    memory(agreed.totalMemory()),
                    agreed.bodyMemory(),
                    agreed.page(),
                    circuitThreshold(agreed.circuitThreshold()));
        }

        int inFlight(int agreed) {
            return agreed;
        }

        int inFlightPerLane(int agreed) {
            return agreed;
        }

        int memory(int agreed) {
            return agreed;
        }

        int circuitThreshold(int agreed) {
            return agreed;
        }
    }

    private static final class SendsOneByOne extends OtherLimits {
        @Override
        int inFlight(int agreed) {
            return 1;
        }
    }

    private static final class Floods extends OtherLimits {
        @Override
        int inFlightPerLane(int agreed) {
            return agreed + 1;
        }
    }

    private static final class HoldsBacklog extends OtherLimits {
        @Override
        int memory(int agreed) {
            return 100 * agreed;
        }
    }

    private static final class SparesNobody extends OtherLimits {
        @Override
        int circuitThreshold(int agreed) {
            return 100 * agreed;
        }
    }

    private static final class MissesDeliveries implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            return signals.stream()
                    .filter(signal -> !(signal instanceof Signal.Accepted))
                    .toList();
        }
    }

    private static final class LosesReadings implements Seams {
        @Override
        public List<Effect> effects(List<Effect> effects) {
            return effects.stream()
                    .filter(effect -> !(effect instanceof Effect.ReadHeads))
                    .toList();
        }
    }

    private static final class Hurries implements Seams {
        @Override
        public Instant dispatchingAt(Instant now) {
            return now.plusSeconds(1);
        }
    }

    private static final class Miscounts implements Seams {
        @Override
        public Command command(Command command) {
            return command instanceof Command.Settle(Delivery delivery, Attempt attempt, Body body)
                            && delivery.attempts() > 0
                    ? new Command.Settle(withOneLess(delivery), attempt, body)
                    : command;
        }

        private static Delivery withOneLess(Delivery delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.event(),
                    delivery.notification(),
                    delivery.state(),
                    delivery.attempts() - 1,
                    delivery.due(),
                    delivery.canceled());
        }
    }

    private abstract static class OtherOutcomes implements Seams {
        @Override
        public final Attempt attempt(Attempt attempt) {
            return attempt.outcome() instanceof Outcome.Refused refused
                    ? new Attempt(attempt.at(), attempt.duration(), instead(refused), attempt.manual())
                    : attempt;
        }

        abstract Outcome instead(Outcome.Refused refused);
    }

    private static final class IgnoresGone extends OtherOutcomes {
        @Override
        Outcome instead(Outcome.Refused refused) {
            return refused.code() == 410 ? new Outcome.Refused(500, null) : refused;
        }
    }

    private static final class IgnoresRetryAfter extends OtherOutcomes {
        @Override
        Outcome instead(Outcome.Refused refused) {
            return new Outcome.Refused(refused.code(), null);
        }
    }

    private static final class LagsBehind implements Seams {
        private Directory now = Directory.of(none());
        private Directory before = now;

        @Override
        public Supplier<Directory> directory(Supplier<Directory> directory) {
            return () -> {
                Directory current = directory.get();
                if (current != now) {
                    before = now;
                    now = current;
                }
                return before;
            };
        }

        private static Store.Recovered none() {
            return new MemoryStore().recover();
        }
    }

    private static final class OverlooksFences implements Seams {
        @Override
        public Supplier<Directory> directory(Supplier<Directory> directory) {
            return () -> withoutFences(directory.get());
        }

        private static Directory withoutFences(Directory directory) {
            List<Notification> unfenced = directory.workspaces().stream()
                    .flatMap(workspace -> directory.notifications(workspace.id()).stream())
                    .map(OverlooksFences::withoutFence)
                    .toList();
            return Directory.of(new Store.Recovered(
                    0,
                    directory.workspaces(),
                    List.of(),
                    unfenced,
                    List.of(),
                    List.of(),
                    Set.of(),
                    List.of(),
                    Store.People.NONE));
        }

        private static Notification withoutFence(Notification notification) {
            return new Notification(
                    notification.id(),
                    notification.workspace(),
                    notification.settings(),
                    new DeliveryId(0),
                    notification.createdAt(),
                    notification.updatedAt());
        }
    }

    private static final class GivesUp implements Seams {
        @Override
        public List<Effect> effects(List<Effect> effects) {
            List<Effect> more = new ArrayList<>(effects);
            for (Effect effect : effects) {
                if (effect instanceof Effect.Send send && !send.manual()) {
                    more.add(new Effect.Submit(
                            new Command.Cancel(List.of(send.delivery()), CancelReason.NOTIFICATION_DEACTIVATED)));
                }
            }
            return more;
        }
    }

    private static final class IgnoresEdits implements Seams {
        @Override
        public Command command(Command command) {
            return command instanceof Command.EditNotification edit
                    ? new Command.EditNotification(edit.workspace(), edit.id(), before -> before, edit.by())
                    : command;
        }
    }

    private static final class ClosesEarly implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            return signals.stream()
                    .map(signal -> signal instanceof Signal.WindowOpened(NotificationId id, Instant ends)
                            ? new Signal.WindowOpened(id, ends.minus(Duration.ofMinutes(14)))
                            : signal)
                    .toList();
        }

        @Override
        public Instant decidingAt(Command command, Instant now) {
            return command instanceof Command.CloseWindow ? now.plus(Duration.ofMinutes(14)) : now;
        }
    }

    private static final class LeavesOpen implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            return signals.stream()
                    .filter(signal -> !(signal instanceof Signal.WindowOpened))
                    .toList();
        }
    }

    private static final class KeepsLanes implements Seams {
        @Override
        public List<Signal> signals(List<Signal> signals) {
            return signals.stream()
                    .filter(signal -> !(signal instanceof Signal.NotificationChanged))
                    .toList();
        }
    }
}
