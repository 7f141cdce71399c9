package tidings.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Limits;
import tidings.engine.NotificationId;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;

/// What a lane that feeds from the store believes of its pending deliveries there, and so what it reads next.
///
/// First it looks through all of them for those to be given up. Then it passes over those that are due, in the
/// order of their being due, behind a cursor; a subject of which a delivery is over is read for itself, in turn
/// with the pass; and now and then it tries to have them all, to go live. Whatever it believes, it passes over
/// all that are due every minute.
final class Feed {
    private static final Duration FIRST_LIVE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_LIVE_PAUSE = Duration.ofSeconds(60);
    private static final Duration FULL_PASS_EVERY = Duration.ofSeconds(60);
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int SUBJECTS_AT_ONCE = 64;
    private static final DeliveryId FIRST = new DeliveryId(0);

    private final NotificationId lane;
    private final Limits.Dispatching limits;

    private boolean clearing;
    private DeliveryId clearedTo = FIRST;

    private HeadCursor cursor = HeadCursor.START;
    private boolean more = true;
    private boolean unfinished;
    private @Nullable Instant nextDue;
    private Instant fullPassAt = Instant.EPOCH;

    private boolean heldBack;
    private final Set<String> freed = new LinkedHashSet<>();
    private boolean subjectsLast;

    private Instant goLiveAt = Instant.EPOCH;
    private Duration goLivePause = FIRST_LIVE_PAUSE;
    private Instant readAgainAt = Instant.EPOCH;

    Feed(NotificationId lane, Limits.Dispatching limits) {
        this.lane = lane;
        this.limits = limits;
    }

    /// How many pending deliveries a lane has at most to go live: so few that it does not spill at once again.
    int liveSize() {
        return Math.max(1, limits.laneMemory() / 2);
    }

    // What happens to deliveries.

    /// All pending deliveries are to be looked through for those to be given up, before anything else.
    void clear() {
        clearing = true;
        clearedTo = FIRST;
    }

    /// Whether the pending deliveries that are read now are read for that.
    boolean clearing() {
        return clearing;
    }

    /// The lane has spilled.
    void startOver(Instant now) {
        cursor = HeadCursor.START;
        more = true;
        unfinished = false;
        nextDue = null;
        heldBack = true;
        freed.clear();
        fullPassAt = now.plus(FULL_PASS_EVERY);
        pauseGoingLive(now);
    }

    /// A delivery is new.
    void arrived(Delivery delivery) {
        more = true;
        rewind(HeadCursor.before(delivery));
    }

    /// A delivery waits for its time.
    void waits(Delivery delivery) {
        nextDue = earlier(nextDue, delivery.due());
        rewind(HeadCursor.before(delivery));
    }

    /// The pass must not be beyond what it has not seen.
    private void rewind(HeadCursor to) {
        if (to.compareTo(cursor) < 0) {
            cursor = to;
        }
    }

    /// A delivery of a subject is over, so that the next one may be sent.
    void free(@Nullable String subject) {
        if (heldBack && subject != null) {
            freed.add(subject);
        }
    }

    // What is read.

    /// What is to be read now, if anything.
    ///
    /// @param waiting how many deliveries wait in memory to be sent
    /// @param full whether there is no memory for more
    Optional<Effect.Read> next(int waiting, boolean full, Instant now) {
        if (readAgainAt.isAfter(now)) {
            return Optional.empty();
        }
        if (clearing) {
            return Optional.of(new Effect.ReadPending(lane, clearedTo, limits.page()));
        }
        boolean low = waiting < (full ? 1 : Math.max(1, limits.page() / 2));
        if (!low) {
            return Optional.empty();
        }
        boolean goLive = !goLiveAt.isAfter(now) && !full;
        boolean due = more || unfinished || isDue(fullPassAt, now) || isDue(nextDue, now);
        if (!freed.isEmpty() && !(subjectsLast && (goLive || due))) {
            return Optional.of(subjects());
        }
        subjectsLast = false;
        if (goLive) {
            return Optional.of(new Effect.ReadPending(lane, FIRST, liveSize() + 1));
        }
        return due ? Optional.of(heads(now)) : Optional.empty();
    }

    private Effect.Read subjects() {
        subjectsLast = true;
        List<String> subjects = freed.stream().limit(SUBJECTS_AT_ONCE).toList();
        subjects.forEach(freed::remove);
        return new Effect.ReadSubjects(lane, subjects);
    }

    /// A pass that has begun is finished before the next one begins.
    private Effect.Read heads(Instant now) {
        if ((isDue(fullPassAt, now) && !unfinished) || cursor.due().isAfter(now)) {
            cursor = HeadCursor.START;
            fullPassAt = now.plus(FULL_PASS_EVERY);
        }
        more = false;
        unfinished = false;
        nextDue = null;
        return new Effect.ReadHeads(lane, cursor, limits.page());
    }

    private static boolean isDue(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }

    /// The store could not be read; the same is asked again a little later.
    void failed(Reading read, Instant now) {
        again(read);
        readAgainAt = now.plus(READ_AGAIN_AFTER);
    }

    /// Nothing came of a reading that can be used, so that what it was to find is still to be found.
    void again(Reading read) {
        switch (read.asked()) {
            case Effect.ReadPending _ -> {}
            case Effect.ReadHeads _ -> unfinished = true;
            case Effect.ReadSubjects subjects -> freed.addAll(subjects.subjects());
        }
    }

    /// Pending deliveries were looked through, and further ones are still to be unless this was the end.
    void cleared(List<Delivery> rows, boolean beyond, Instant now) {
        if (rows.size() < limits.page() || beyond) {
            clearing = false;
            clearedTo = FIRST;
            goLiveAt = now;
        } else {
            clearedTo = rows.getLast().id();
        }
    }

    /// There are too many pending deliveries to go live.
    void pauseGoingLive(Instant now) {
        goLiveAt = now.plus(goLivePause);
        Duration doubled = goLivePause.multipliedBy(2);
        goLivePause = doubled.compareTo(LAST_LIVE_PAUSE) > 0 ? LAST_LIVE_PAUSE : doubled;
    }

    /// The lane went live.
    void wentLive() {
        goLivePause = FIRST_LIVE_PAUSE;
    }

    /// A page of due deliveries was read; they are passed unless some of them had to be left.
    void passed(HeadPage page, Reading read, boolean left) {
        nextDue = earlier(nextDue, page.nextDue());
        unfinished = left || page.examined() >= limits.page();
        if (!left) {
            cursor = page.to();
            read.earliest().ifPresent(this::rewind);
        }
    }

    /// Deliveries were read of which some are held back, or some of the subjects they are about were freed
    /// since.
    void heldBack(Reading read) {
        heldBack = true;
        freed.addAll(read.freed());
    }

    /// When there will be something to read without anything having happened; absent when never.
    @Nullable
    Instant nextWake(Instant now) {
        if (readAgainAt.isAfter(now)) {
            return readAgainAt;
        }
        return earlier(earlier(future(nextDue, now), future(goLiveAt, now)), future(fullPassAt, now));
    }

    /// The time, if it is still to come.
    static @Nullable Instant future(@Nullable Instant at, Instant now) {
        return at != null && at.isAfter(now) ? at : null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }
}
