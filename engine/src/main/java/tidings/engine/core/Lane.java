package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Limits;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Store.HeadPage;

/// The way to one receiver: what is to be sent for one notification, in which order, and how much at once.
///
/// A lane is *live* while all its pending deliveries are in memory; [Order] then knows which may be sent.
/// When they become too many it *spills*: only what is flying or about to fly stays in memory, and the lane
/// feeds itself from the store, in pages of deliveries that are due and not held back. It goes live again
/// when what is pending fits.
///
/// Reads are under way while other things happen, so a result is compared with what a [Reading] noted since.
final class Lane {
    private final NotificationId id;
    private final Limits.Dispatching limits;
    private final Budget budget;
    private final Circuit circuit;

    private final Map<DeliveryId, Parcel> known = new HashMap<>();
    private final Order order = new Order();
    private int flying;

    private final SequencedMap<DeliveryId, Delivery> resends = new LinkedHashMap<>();
    private final Set<DeliveryId> resendsFlying = new HashSet<>();

    private boolean live;
    private final Feed feed;
    private @Nullable Reading reading;

    /// When the dispatch is going to look at this lane again; it belongs to the dispatch.
    @Nullable
    Instant wakeAt;

    /// Whether the dispatch has this lane in line for sending; it belongs to the dispatch.
    boolean inLine;

    /// A lane with nothing pending.
    static Lane empty(NotificationId id, Limits.Dispatching limits, Budget budget) {
        Lane lane = new Lane(id, limits, budget);
        lane.live = true;
        return lane;
    }

    /// A lane whose pending deliveries are still to be read; some may have to be given up.
    static Lane unread(NotificationId id, Limits.Dispatching limits, Budget budget) {
        Lane lane = new Lane(id, limits, budget);
        lane.feed.clear();
        return lane;
    }

    private Lane(NotificationId id, Limits.Dispatching limits, Budget budget) {
        this.id = id;
        this.limits = limits;
        this.budget = budget;
        this.feed = new Feed(id, limits);
        this.circuit = new Circuit(limits.inFlightPerLane(), limits.circuitThreshold());
    }

    NotificationId id() {
        return id;
    }

    Circuit circuit() {
        return circuit;
    }

    /// Whether nothing is pending here and nothing is under way.
    boolean idle() {
        return live && known.isEmpty() && resends.isEmpty() && resendsFlying.isEmpty() && reading == null;
    }

    /// Sends under way or not yet recorded.
    int inFlight() {
        return flying + resendsFlying.size();
    }

    /// How many deliveries are pending; absent when they are not all in memory.
    @Nullable
    Integer pending() {
        return live ? known.size() : null;
    }

    /// Whether a result from the store is outstanding.
    boolean reading() {
        return reading != null;
    }

    // What becomes of deliveries.

    /// A delivery is new and on disk.
    void accepted(Delivery delivery, Body body, Instant now) {
        if (!live) {
            feed.arrived(delivery);
            if (reading != null) {
                reading.noteArrival(delivery);
            }
        } else if (!known.containsKey(delivery.id())) {
            if (known.size() >= limits.laneMemory() || budget.full()) {
                spill(now);
            } else {
                add(new Parcel(delivery, budget.hold(body) ? body : null), now);
            }
        }
    }

    private void add(Parcel parcel, Instant now) {
        known.put(parcel.id(), parcel);
        budget.tracked(1);
        order.add(parcel, now);
    }

    /// The outcome of a scheduled attempt is on disk.
    void settled(Delivery after, Instant now) {
        if (reading != null) {
            reading.note(after);
        }
        Parcel parcel = known.get(after.id());
        if (parcel == null || !parcel.inFlight()) {
            return;
        }
        flying--;
        budget.release(parcel.body);
        if (parcel.place == Parcel.Place.OVERTAKEN) {
            forget(parcel);
        } else if (after.state().terminal()) {
            over(parcel, now);
        } else if (live) {
            order.again(parcel, after, now);
        } else {
            forget(parcel);
            feed.waits(after);
        }
    }

    private void over(Parcel parcel, Instant now) {
        forget(parcel);
        leave(parcel, now);
    }

    /// Lets the next one of its subject have its turn.
    private void leave(Parcel parcel, Instant now) {
        if (live) {
            order.end(parcel, now);
        } else {
            parcel.place = Parcel.Place.GONE;
            feed.free(parcel.subject());
        }
    }

    private void forget(Parcel parcel) {
        known.remove(parcel.id());
        budget.tracked(-1);
    }

    /// A person wants it sent once more; asking again while that is still to come is asking once.
    ///
    /// @return whether it was not asked for already
    boolean resendAsked(Delivery delivery) {
        return !resendsFlying.contains(delivery.id()) && resends.putIfAbsent(delivery.id(), delivery) == null;
    }

    /// The outcome of a resend is on disk; a success makes the delivery terminal.
    void resendSettled(Delivery delivery, boolean delivered, Instant now) {
        resendsFlying.remove(delivery.id());
        if (!delivered) {
            return;
        }
        if (reading != null) {
            reading.noteOver(delivery);
        }
        Parcel parcel = known.get(delivery.id());
        if (parcel != null) {
            overtake(parcel, now);
        } else if (!live) {
            feed.free(delivery.event().subject());
        }
    }

    /// It was given up, and that is on disk.
    void canceled(Delivery delivery) {
        if (reading != null) {
            reading.noteOver(delivery);
        }
        if (!live) {
            feed.free(delivery.event().subject());
        }
    }

    private void overtake(Parcel parcel, Instant now) {
        switch (parcel.place) {
            case FLYING -> {
                budget.release(parcel.body);
                parcel.body = null;
                leave(parcel, now);
                parcel.place = Parcel.Place.OVERTAKEN;
            }
            case OVERTAKEN, GONE -> {}
            case READY, WAITING, BEHIND -> {
                budget.release(parcel.body);
                over(parcel, now);
            }
        }
    }

    /// A subject was erased, and what was pending for it given up.
    void erased(WorkspaceId workspace, String subject, Instant now) {
        spoilReading();
        List.copyOf(known.values()).stream()
                .filter(parcel -> isAbout(parcel.delivery, workspace, subject))
                .sorted(Comparator.comparing(Parcel::id).reversed())
                .forEach(parcel -> overtake(parcel, now));
    }

    private static boolean isAbout(Delivery delivery, WorkspaceId workspace, String subject) {
        return workspace.equals(delivery.event().workspace())
                && subject.equals(delivery.event().subject());
    }

    /// The notification was altered or deleted.
    ///
    /// @return what is to be given up for that
    List<Delivery> changed(Optional<Notification> notification) {
        List<Parcel> unwanted = known.values().stream()
                .filter(parcel -> !parcel.inFlight())
                .filter(parcel ->
                        Clerk.reasonToGiveUp(notification, parcel.id()).isPresent())
                .sorted(Comparator.comparing(Parcel::id).reversed())
                .toList();
        if (!live) {
            feed.clear();
            spoilReading();
        }
        unwanted.forEach(parcel -> overtake(parcel, Instant.MIN));
        return unwanted.stream()
                .map(parcel -> parcel.delivery)
                .sorted(Comparator.comparing(Delivery::id))
                .toList();
    }

    private void spoilReading() {
        if (reading != null) {
            reading.spoil();
        }
    }

    private void spill(Instant now) {
        live = false;
        order.clear();
        for (Parcel parcel : List.copyOf(known.values())) {
            if (!parcel.inFlight()) {
                budget.release(parcel.body);
                forget(parcel);
            }
        }
        feed.startOver(now);
    }

    // Sending.

    /// Whether something may be sent now.
    boolean canSend(Instant now) {
        return flying + resendsFlying.size() < circuit.limit() && (!resends.isEmpty() || order.hasReady(now));
    }

    /// What is to be sent now, and whether it is a resend.
    record Pick(Delivery delivery, @Nullable Body body, boolean manual) {}

    /// Takes what is to be sent next; only when [#canSend]. Resends and the schedule take turns.
    Pick pick(Instant now) {
        boolean resend = !resends.isEmpty() && (resendsFlying.size() <= flying || !order.hasReady(now));
        if (resend) {
            Delivery delivery = resends.pollFirstEntry().getValue();
            resendsFlying.add(delivery.id());
            return new Pick(delivery, null, true);
        }
        Parcel parcel = order.take(now).orElseThrow();
        flying++;
        return new Pick(parcel.delivery, parcel.body, false);
    }

    /// What was picked for the schedule is not sent after all, because it is given up.
    void givenUp(Delivery delivery, Instant now) {
        Parcel parcel = known.get(delivery.id());
        if (parcel != null && parcel.inFlight()) {
            flying--;
            overtake(parcel, now);
            forget(parcel);
        }
    }

    // Feeding from the store.

    /// What is to be read now, if anything; the result comes to one of the methods below.
    Optional<Effect.Read> read(Instant now) {
        if (live || reading != null) {
            return Optional.empty();
        }
        Optional<Effect.Read> wanted = feed.next(waitingToFly(), budget.full(), now);
        wanted.ifPresent(asked -> reading = new Reading(asked, feed.liveSize()));
        return wanted;
    }

    private int waitingToFly() {
        return known.size() - flying;
    }

    /// The store could not be read.
    void readFailed(Instant now) {
        feed.failed(endReading(), now);
    }

    /// Pending deliveries by id were read.
    ///
    /// @return what is to be given up
    List<Delivery> pendingRead(List<Delivery> rows, Optional<Notification> notification, Instant now) {
        Reading read = endReading();
        if (read.stale()) {
            return List.of();
        }
        if (feed.clearing()) {
            return clear(rows, notification, now);
        }
        int most = rows.size() + read.arrivals().size();
        if (rows.size() > feed.liveSize() || read.overflowed() || !budget.fits(most)) {
            feed.pauseGoingLive(now);
            return List.of();
        }
        return goLive(rows, read, notification, now);
    }

    private List<Delivery> clear(List<Delivery> rows, Optional<Notification> notification, Instant now) {
        List<Delivery> unwanted = rows.stream()
                .filter(row -> !known.containsKey(row.id()))
                .filter(row -> Clerk.reasonToGiveUp(notification, row.id()).isPresent())
                .toList();
        boolean beyond = !rows.isEmpty()
                && Clerk.reasonToGiveUp(notification, rows.getLast().id()).isEmpty();
        feed.cleared(rows, beyond, now);
        return unwanted;
    }

    private List<Delivery> goLive(List<Delivery> rows, Reading read, Optional<Notification> notification, Instant now) {
        order.clear();
        for (Parcel parcel : List.copyOf(known.values())) {
            if (parcel.place == Parcel.Place.FLYING) {
                order.hold(parcel);
            } else if (!parcel.inFlight()) {
                forget(parcel);
            }
        }
        Map<DeliveryId, Delivery> pending = new TreeMap<>();
        Stream.concat(rows.stream(), read.arrivals().stream())
                .flatMap(row -> read.current(row).stream())
                .filter(row -> !known.containsKey(row.id()))
                .forEach(row -> pending.put(row.id(), row));
        live = true;
        feed.wentLive();
        List<Delivery> unwanted = new ArrayList<>();
        for (Delivery row : pending.values()) {
            if (Clerk.reasonToGiveUp(notification, row.id()).isPresent()) {
                unwanted.add(row);
            } else if (isActive(notification)) {
                add(new Parcel(row, null), now);
            }
        }
        return unwanted;
    }

    /// What is not behind the fence of an inactive notification came after an activation that is on disk and
    /// about to be told; until then it is left alone.
    private static boolean isActive(Optional<Notification> notification) {
        return notification.filter(it -> it.settings().active()).isPresent();
    }

    /// Deliveries that are due and not held back were read.
    ///
    /// @return what is to be given up
    List<Delivery> headsRead(HeadPage page, Optional<Notification> notification, Instant now) {
        Reading read = endReading();
        if (read.stale()) {
            feed.again(read);
            return List.of();
        }
        if (page.examined() > page.heads().size()) {
            feed.heldBack(read);
        }
        Sifted sifted = sift(page.heads(), read, notification, now);
        feed.passed(page, read, !sifted.left().isEmpty());
        return sifted.unwanted();
    }

    /// The earliest pending deliveries of some subjects were read.
    ///
    /// @return what is to be given up
    List<Delivery> subjectsRead(List<Delivery> heads, Optional<Notification> notification, Instant now) {
        Reading read = endReading();
        if (read.stale()) {
            feed.again(read);
            return List.of();
        }
        feed.heldBack(read);
        Sifted sifted = sift(heads, read, notification, now);
        sifted.left().forEach(head -> feed.free(head.event().subject()));
        return sifted.unwanted();
    }

    /// What became of deliveries that may be sent as far as the store knows.
    ///
    /// @param unwanted what is to be given up
    /// @param left those for which there was no memory
    private record Sifted(List<Delivery> unwanted, List<Delivery> left) {}

    /// Takes them into memory; one of them also when memory is full, so that the lane goes on.
    private Sifted sift(List<Delivery> heads, Reading read, Optional<Notification> notification, Instant now) {
        Sifted sifted = new Sifted(new ArrayList<>(), new ArrayList<>());
        boolean active = isActive(notification);
        for (Delivery head : heads) {
            if (read.touched(head.id()) || known.containsKey(head.id())) {
                continue;
            }
            if (Clerk.reasonToGiveUp(notification, head.id()).isPresent()) {
                sifted.unwanted().add(head);
            } else if (active && head.due().isAfter(now)) {
                feed.waits(head);
            } else if (active && budget.full() && waitingToFly() > 0) {
                sifted.left().add(head);
            } else if (active) {
                Parcel parcel = new Parcel(head, null);
                known.put(parcel.id(), parcel);
                budget.tracked(1);
                order.addReady(parcel);
            }
        }
        return sifted;
    }

    private Reading endReading() {
        Reading read = reading;
        if (read == null) {
            throw new IllegalStateException("Lane " + id + " was handed a result although it reads nothing");
        }
        reading = null;
        return read;
    }

    /// When this lane wants to be looked at again without anything having happened; absent when never.
    @Nullable
    Instant nextWake(Instant now) {
        if (live) {
            return Feed.future(order.nextDue(), now);
        }
        return reading == null ? feed.nextWake(now) : null;
    }
}
