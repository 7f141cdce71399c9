package tidings.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import tidings.engine.port.Store.HeadCursor;
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
    private static final Duration FIRST_LIVE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_LIVE_PAUSE = Duration.ofSeconds(60);
    private static final Duration FULL_PASS_EVERY = Duration.ofSeconds(60);
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int SUBJECTS_AT_ONCE = 64;
    private static final DeliveryId FIRST = new DeliveryId(0);

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
    private @Nullable Reading reading;
    private Instant readAgainAt = Instant.EPOCH;

    private boolean clearing;
    private DeliveryId clearedTo = FIRST;

    private HeadCursor cursor = HeadCursor.START;
    private boolean more = true;
    private @Nullable Instant nextDue;
    private boolean heldBack;
    private final Set<String> freed = new LinkedHashSet<>();
    private Instant goLiveAt = Instant.EPOCH;
    private Duration goLivePause = FIRST_LIVE_PAUSE;
    private Instant fullPassAt = Instant.EPOCH;

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
        lane.clearing = true;
        return lane;
    }

    private Lane(NotificationId id, Limits.Dispatching limits, Budget budget) {
        this.id = id;
        this.limits = limits;
        this.budget = budget;
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

    /// Whether a result from the store is outstanding.
    boolean reading() {
        return reading != null;
    }

    // What becomes of deliveries.

    /// A delivery is new and on disk.
    void accepted(Delivery delivery, Body body, Instant now) {
        if (!live) {
            more = true;
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
            nextDue = earlier(nextDue, after.due());
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
            free(parcel.subject());
        }
    }

    private void forget(Parcel parcel) {
        known.remove(parcel.id());
        budget.tracked(-1);
    }

    private void free(@Nullable String subject) {
        if (heldBack && subject != null) {
            freed.add(subject);
        }
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
            free(delivery.event().subject());
        }
    }

    /// It was given up, and that is on disk.
    void canceled(Delivery delivery) {
        if (reading != null) {
            reading.noteOver(delivery);
        }
        if (!live) {
            free(delivery.event().subject());
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
            clearing = true;
            clearedTo = FIRST;
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
        cursor = HeadCursor.START;
        more = true;
        nextDue = null;
        heldBack = true;
        freed.clear();
        fullPassAt = now.plus(FULL_PASS_EVERY);
        pauseGoingLive(now);
    }

    private void pauseGoingLive(Instant now) {
        goLiveAt = now.plus(goLivePause);
        Duration doubled = goLivePause.multipliedBy(2);
        goLivePause = doubled.compareTo(LAST_LIVE_PAUSE) > 0 ? LAST_LIVE_PAUSE : doubled;
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
        if (live || reading != null || readAgainAt.isAfter(now)) {
            return Optional.empty();
        }
        Optional<Effect.Read> wanted = wanted(now);
        wanted.ifPresent(asked -> reading = new Reading(asked, liveSize()));
        return wanted;
    }

    private Optional<Effect.Read> wanted(Instant now) {
        if (clearing) {
            return Optional.of(new Effect.ReadPending(id, clearedTo, limits.page()));
        }
        boolean low = waitingToFly() < (budget.full() ? 1 : Math.max(1, limits.page() / 2));
        if (low && !freed.isEmpty()) {
            List<String> subjects = freed.stream().limit(SUBJECTS_AT_ONCE).toList();
            subjects.forEach(freed::remove);
            return Optional.of(new Effect.ReadSubjects(id, subjects));
        }
        if (low && !goLiveAt.isAfter(now) && !budget.full()) {
            return Optional.of(new Effect.ReadPending(id, FIRST, liveSize() + 1));
        }
        boolean fullPass = !fullPassAt.isAfter(now);
        if (low && (more || fullPass || isDue(nextDue, now))) {
            if (fullPass || cursor.due().isAfter(now)) {
                cursor = HeadCursor.START;
                fullPassAt = now.plus(FULL_PASS_EVERY);
            }
            more = false;
            nextDue = null;
            return Optional.of(new Effect.ReadHeads(id, cursor, limits.page()));
        }
        return Optional.empty();
    }

    private int waitingToFly() {
        return known.size() - flying;
    }

    private int liveSize() {
        return Math.max(1, limits.laneMemory() / 2);
    }

    private static boolean isDue(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }

    /// The store could not be read; the same is asked again a little later.
    void readFailed(Instant now) {
        again(endReading());
        readAgainAt = now.plus(READ_AGAIN_AFTER);
    }

    /// Nothing came of a reading that can be used, so that what it was to find is still to be found.
    private void again(Reading read) {
        switch (read.asked()) {
            case Effect.ReadPending _ -> {}
            case Effect.ReadHeads _ -> more = true;
            case Effect.ReadSubjects subjects -> freed.addAll(subjects.subjects());
        }
    }

    /// Pending deliveries by id were read.
    ///
    /// @return what is to be given up
    List<Delivery> pendingRead(List<Delivery> rows, Optional<Notification> notification, Instant now) {
        Reading read = endReading();
        if (read.stale()) {
            return List.of();
        }
        if (clearing) {
            return clear(rows, notification, now);
        }
        int most = rows.size() + read.arrivals().size();
        if (rows.size() > liveSize() || read.overflowed() || !budget.fits(most)) {
            pauseGoingLive(now);
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
        if (rows.size() < limits.page() || beyond) {
            clearing = false;
            clearedTo = FIRST;
            goLiveAt = now;
        } else {
            clearedTo = rows.getLast().id();
        }
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
        goLivePause = FIRST_LIVE_PAUSE;
        List<Delivery> unwanted = new ArrayList<>();
        for (Delivery row : pending.values()) {
            if (Clerk.reasonToGiveUp(notification, row.id()).isPresent()) {
                unwanted.add(row);
            } else {
                add(new Parcel(row, null), now);
            }
        }
        return unwanted;
    }

    /// Deliveries that are due and not held back were read.
    ///
    /// @return what is to be given up
    List<Delivery> headsRead(HeadPage page, Optional<Notification> notification, Instant now) {
        Reading read = endReading();
        if (read.stale()) {
            again(read);
            return List.of();
        }
        if (page.examined() > page.heads().size()) {
            heldBack = true;
            freed.addAll(read.freed());
        }
        nextDue = earlier(nextDue, page.nextDue());
        Sifted sifted = sift(page.heads(), read, notification, now);
        if (sifted.left().isEmpty()) {
            cursor = page.to();
            more |= page.examined() >= limits.page();
        } else {
            more = true;
        }
        return sifted.unwanted();
    }

    /// The earliest pending deliveries of some subjects were read.
    ///
    /// @return what is to be given up
    List<Delivery> subjectsRead(List<Delivery> heads, Optional<Notification> notification, Instant now) {
        Reading read = endReading();
        if (read.stale()) {
            again(read);
            return List.of();
        }
        freed.addAll(read.freed());
        Sifted sifted = sift(heads, read, notification, now);
        sifted.left().forEach(head -> free(head.event().subject()));
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
        for (Delivery head : heads) {
            if (read.touched(head.id()) || known.containsKey(head.id())) {
                continue;
            }
            if (Clerk.reasonToGiveUp(notification, head.id()).isPresent()) {
                sifted.unwanted().add(head);
            } else if (head.due().isAfter(now)) {
                nextDue = earlier(nextDue, head.due());
            } else if (budget.full() && waitingToFly() > 0) {
                sifted.left().add(head);
            } else {
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
            return future(order.nextDue(), now);
        }
        if (reading != null) {
            return null;
        }
        if (readAgainAt.isAfter(now)) {
            return readAgainAt;
        }
        return earlier(earlier(future(nextDue, now), future(goLiveAt, now)), future(fullPassAt, now));
    }

    private static @Nullable Instant future(@Nullable Instant at, Instant now) {
        return at != null && at.isAfter(now) ? at : null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }
}
