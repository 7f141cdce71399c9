package tidings.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.Failure;
import tidings.engine.Health;
import tidings.engine.Limits;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.port.Store;

/// Decides what is sent next: it is told what happened, and answers with what is to be done.
///
/// It keeps a [Lane] for each notification that has something pending, lets the lanes take turns under one
/// limit of sends in flight, and knows when it wants to be told the time.
///
/// Not thread-safe: callers take turns, and pass a time that does not go back.
public final class Dispatch {
    private final Limits.Dispatching limits;
    private final Supplier<Directory> directory;
    private final Budget budget;
    private final Map<NotificationId, Lane> lanes = new HashMap<>();
    private final ArrayDeque<Lane> line = new ArrayDeque<>();
    private final NavigableSet<Wake> wakes = new TreeSet<>();
    private final List<Effect> effects = new ArrayList<>();
    private int inFlight;
    private int resendsWaiting;
    private boolean resting;

    /// A time at which a lane is to be looked at, or the window of a notification's failures ends.
    private record Wake(Instant at, NotificationId notification, boolean window) implements Comparable<Wake> {
        @Override
        public int compareTo(Wake other) {
            int byTime = at.compareTo(other.at);
            int byLane = byTime != 0 ? byTime : notification.compareTo(other.notification);
            return byLane != 0 ? byLane : Boolean.compare(window, other.window);
        }
    }

    /// Asks for the directory whenever it needs it, so that a change of settings holds from the next attempt
    /// on.
    public Dispatch(Limits.Dispatching limits, Supplier<Directory> directory) {
        this.limits = limits;
        this.directory = directory;
        this.budget = new Budget(limits);
    }

    /// Begins with what the store was left with; called once, before anything else.
    public List<Effect> start(Store.Recovered recovered, Instant now) {
        recovered.waiting().stream().sorted().forEach(id -> {
            Lane lane = Lane.unread(id, limits, budget);
            lanes.put(id, lane);
            look(lane, now);
        });
        recovered.alerts().forEach(alert -> {
            Instant ends = alert.windowEnds();
            if (ends != null) {
                wakes.add(new Wake(ends, alert.notification(), true));
            }
        });
        resendAsked(recovered.resends(), now);
        return done(now);
    }

    /// A decision is on disk.
    public List<Effect> on(Signal signal, Instant now) {
        switch (signal) {
            case Signal.Accepted accepted ->
                accepted.deliveries().forEach(delivery -> {
                    Lane lane = lane(delivery.notification());
                    lane.accepted(delivery, accepted.body(), now);
                    look(lane, now);
                });
            case Signal.Settled settled -> {
                inFlight--;
                Lane lane = lane(settled.delivery().notification());
                lane.settled(settled.delivery(), now);
                look(lane, now);
            }
            case Signal.ResendAsked asked -> resendAsked(asked.deliveries(), now);
            case Signal.ResendSettled settled -> {
                inFlight--;
                resendsWaiting--;
                Lane lane = lane(settled.delivery().notification());
                lane.resendSettled(settled.delivery(), settled.delivered(), now);
                look(lane, now);
            }
            case Signal.Canceled canceled ->
                canceled.deliveries().forEach(delivery -> {
                    Lane lane = lane(delivery.notification());
                    lane.canceled(delivery);
                    look(lane, now);
                });
            case Signal.NotificationChanged changed -> changed(changed.notification(), now);
            case Signal.Erased erased -> erased(erased, now);
            case Signal.WindowOpened opened -> wakes.add(new Wake(opened.ends(), opened.notification(), true));
            case Signal.MailWaiting _, Signal.JobStarted _ -> {}
        }
        return done(now);
    }

    private void resendAsked(List<Delivery> deliveries, Instant now) {
        deliveries.forEach(delivery -> {
            Lane lane = lane(delivery.notification());
            if (lane.resendAsked(delivery)) {
                resendsWaiting++;
            }
            look(lane, now);
        });
    }

    private void changed(NotificationId id, Instant now) {
        Lane lane = lanes.get(id);
        if (lane != null) {
            giveUp(id, lane.changed(notification(id)));
            look(lane, now);
        }
    }

    private void erased(Signal.Erased erased, Instant now) {
        for (Lane lane : List.copyOf(lanes.values())) {
            lane.erased(erased.workspace(), erased.subject(), now);
            look(lane, now);
        }
    }

    /// An attempt is over; its outcome is to be recorded, and until it is, the delivery counts as in flight.
    ///
    /// @param body what was sent
    public List<Effect> sent(Effect.Send send, Attempt attempt, Body body, Instant now) {
        Delivery delivery = send.delivery();
        Lane lane = lane(delivery.notification());
        // A session's own callback says nothing of how the notification's receiver is.
        if (delivery.event().callback() == null && lane.circuit().note(attempt.outcome())) {
            submit(new Command.ReportFailing(lane.id()));
        }
        submit(
                send.manual()
                        ? new Command.SettleResend(delivery, attempt)
                        : new Command.Settle(delivery, attempt, body));
        return done(now);
    }

    /// There is nothing to send: the payload was erased or is past its retention.
    public List<Effect> payloadGone(Effect.Send send, Instant now) {
        Delivery delivery = send.delivery();
        if (send.manual()) {
            submit(new Command.SettleResend(delivery, unsent(Failure.PAYLOAD_ERASED, now)));
        } else {
            giveUpPicked(delivery, CancelReason.ERASED, now);
        }
        return done(now);
    }

    /// A read that was asked for has this result: pending deliveries by id.
    public List<Effect> pendingRead(NotificationId id, List<Delivery> rows, Instant now) {
        return read(id, now, lane -> lane.pendingRead(rows, notification(id), now));
    }

    /// A read that was asked for has this result: deliveries that are due and not held back.
    public List<Effect> headsRead(NotificationId id, Store.HeadPage page, Instant now) {
        return read(id, now, lane -> lane.headsRead(page, notification(id), now));
    }

    /// A read that was asked for has this result: the earliest pending deliveries of some subjects.
    public List<Effect> subjectsRead(NotificationId id, List<Delivery> heads, Instant now) {
        return read(id, now, lane -> lane.subjectsRead(heads, notification(id), now));
    }

    /// A read that was asked for failed; it is asked for again a little later.
    public List<Effect> readFailed(NotificationId id, Instant now) {
        return read(id, now, lane -> {
            lane.readFailed(now);
            return List.of();
        });
    }

    private List<Effect> read(NotificationId id, Instant now, Function<Lane, List<Delivery>> result) {
        Lane lane = lane(id);
        giveUp(id, result.apply(lane));
        look(lane, now);
        return done(now);
    }

    /// It is later.
    public List<Effect> tick(Instant now) {
        while (!wakes.isEmpty() && !wakes.first().at().isAfter(now)) {
            Wake wake = wakes.removeFirst();
            if (wake.window()) {
                submit(new Command.CloseWindow(wake.notification()));
                continue;
            }
            Lane lane = lanes.get(wake.notification());
            if (lane != null) {
                lane.wakeAt = null;
                look(lane, now);
            }
        }
        return done(now);
    }

    /// When [#tick] is to be called, unless something happens earlier; absent when nothing waits for a time.
    public @Nullable Instant nextWake() {
        return wakes.isEmpty() ? null : wakes.first().at();
    }

    /// From now on nothing more is sent.
    public void rest() {
        resting = true;
    }

    /// How many resends wait or are in flight.
    public int resendsWaiting() {
        return resendsWaiting;
    }

    /// How many attempts are in flight or not yet recorded.
    public int inFlight() {
        return inFlight;
    }

    /// How it stands with a notification's receiver.
    ///
    /// @param alert what has been told about it
    public Health health(NotificationId id, Alert alert) {
        Lane lane = lanes.get(id);
        return lane == null
                ? new Health(alert, false, 0, 0)
                : new Health(alert, lane.circuit().open(), lane.inFlight(), lane.pending());
    }

    /// How much there is in memory and under way.
    public Load load() {
        int reading = (int) lanes.values().stream().filter(Lane::reading).count();
        return new Load(
                inFlight, resendsWaiting, lanes.size(), reading, wakes.size(), budget.tracked(), budget.bodyBytes());
    }

    /// What the dispatch holds.
    ///
    /// @param inFlight attempts in flight or not yet recorded
    /// @param resendsWaiting resends that wait or are in flight
    /// @param lanes notifications that are looked after
    /// @param reading lanes that wait for the store
    /// @param wakes times at which something is to be looked at
    /// @param tracked pending deliveries in memory
    /// @param bodyBytes payload bytes in memory
    public record Load(
            int inFlight, int resendsWaiting, int lanes, int reading, int wakes, int tracked, long bodyBytes) {}

    private Lane lane(NotificationId id) {
        return lanes.computeIfAbsent(id, fresh -> Lane.empty(fresh, limits, budget));
    }

    private Optional<Notification> notification(NotificationId id) {
        return directory.get().notification(id);
    }

    /// Sees what a lane wants after something happened to it.
    private void look(Lane lane, Instant now) {
        lane.read(now).ifPresent(effects::add);
        if (!lane.inLine && lane.canSend(now)) {
            lane.inLine = true;
            line.add(lane);
        }
        wakeAt(lane, lane.nextWake(now));
        if (lane.idle() && !lane.inLine && notification(lane.id()).isEmpty()) {
            wakeAt(lane, null);
            lanes.remove(lane.id());
        }
    }

    private void wakeAt(Lane lane, @Nullable Instant at) {
        if (Objects.equals(at, lane.wakeAt)) {
            return;
        }
        if (lane.wakeAt != null) {
            wakes.remove(new Wake(lane.wakeAt, lane.id(), false));
        }
        if (at != null) {
            wakes.add(new Wake(at, lane.id(), false));
        }
        lane.wakeAt = at;
    }

    private List<Effect> done(Instant now) {
        while (!resting && inFlight < limits.inFlight() && !line.isEmpty()) {
            Lane lane = line.remove();
            lane.inLine = false;
            if (lane.canSend(now)) {
                send(lane, now);
            }
            look(lane, now);
        }
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    private void send(Lane lane, Instant now) {
        Lane.Pick pick = lane.pick(now);
        inFlight++;
        Optional<Notification> notification = notification(lane.id());
        if (pick.manual()) {
            if (notification.isPresent()) {
                effects.add(new Effect.Send(notification.get(), pick.delivery(), pick.body(), true));
            } else {
                submit(new Command.SettleResend(pick.delivery(), unsent(Failure.NOTIFICATION_DELETED, now)));
            }
            return;
        }
        Optional<CancelReason> givenUp =
                Clerk.reasonToGiveUp(notification, pick.delivery().id());
        if (givenUp.isPresent()) {
            giveUpPicked(pick.delivery(), givenUp.get(), now);
        } else {
            effects.add(new Effect.Send(notification.orElseThrow(), pick.delivery(), pick.body(), false));
        }
    }

    private static Attempt unsent(Failure failure, Instant now) {
        return new Attempt(now, Duration.ZERO, new Outcome.Unanswered(failure), true);
    }

    private void giveUpPicked(Delivery delivery, CancelReason reason, Instant now) {
        inFlight--;
        Lane lane = lane(delivery.notification());
        lane.givenUp(delivery, now);
        submit(new Command.Cancel(List.of(delivery), reason));
        look(lane, now);
    }

    private void giveUp(NotificationId id, List<Delivery> deliveries) {
        if (!deliveries.isEmpty()) {
            CancelReason reason = notification(id).isPresent()
                    ? CancelReason.NOTIFICATION_DEACTIVATED
                    : CancelReason.NOTIFICATION_DELETED;
            submit(new Command.Cancel(deliveries, reason));
        }
    }

    private void submit(Command command) {
        effects.add(new Effect.Submit(command));
    }
}
