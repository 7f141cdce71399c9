package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Limits;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;
import tidings.events.EventType;

class FeedTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final NotificationId LANE = new NotificationId(2);
    private static final int PAGE = 4;

    private final Feed feed = new Feed(LANE, new Limits.Dispatching(10, 10, 10, 10, 100, PAGE, 5));

    FeedTest() {
        feed.startOver(NOON);
    }

    @Test
    void passesOverWhatIsDueToTheEnd() {
        Effect.Read first = read(NOON);
        pass(first, PAGE, cursor(5, 10), null);

        assertThat(first).isEqualTo(heads(HeadCursor.START));
        assertThat(read(NOON)).isEqualTo(heads(cursor(5, 10)));
    }

    @Test
    void comesBackForANewDeliveryThatWasDueBeforeWhatItHasPassed() {
        pass(read(NOON), 1, cursor(5, 10), null);

        feed.arrived(delivery(11, 3));

        assertThat(read(NOON)).isEqualTo(heads(cursor(3, 10)));
    }

    @Test
    void comesBackForADeliveryThatBecameDueBehindThePassWhileAPageWasRead() {
        Effect.Read page = read(NOON);
        Reading reading = new Reading(page, 10);
        Delivery retried = delivery(7, 3);
        reading.note(retried);
        feed.waits(retried);

        feed.passed(new HeadPage(List.of(), 1, cursor(5, 10), null), reading, false);

        assertThat(read(NOON)).isEqualTo(heads(cursor(3, 6)));
    }

    @Test
    void readsFreedSubjectsInTurnWithThePass() {
        pass(read(NOON), PAGE, cursor(5, 10), null);
        feed.free("s-1");

        assertThat(read(NOON)).isEqualTo(new Effect.ReadSubjects(LANE, List.of("s-1")));
        feed.free("s-1");
        assertThat(read(NOON)).isEqualTo(heads(cursor(5, 10)));
    }

    @Test
    void finishesAPassBeforeItBeginsTheNextOne() {
        pass(read(NOON), PAGE, cursor(5, 10), null);
        Instant later = NOON.plusSeconds(61);
        feed.pauseGoingLive(later);

        Effect.Read rest = read(later);
        assertThat(rest).isEqualTo(heads(cursor(5, 10)));
        pass(rest, 1, cursor(6, 20), null);
        assertThat(read(later)).isEqualTo(heads(HeadCursor.START));
    }

    @Test
    void goesOnWithAPassWhereItCouldNotBeRead() {
        pass(read(NOON), PAGE, cursor(5, 10), null);
        feed.failed(new Reading(read(NOON), 10), NOON);

        assertThat(feed.next(0, false, NOON)).isEmpty();
        assertThat(feed.nextWake(NOON)).isEqualTo(NOON.plusSeconds(1));
        feed.pauseGoingLive(NOON);
        assertThat(read(NOON.plusSeconds(1))).isEqualTo(heads(cursor(5, 10)));
    }

    @Test
    void readsNothingMoreWhileEnoughWaitsInMemory() {
        assertThat(feed.next(PAGE, false, NOON)).isEmpty();
        assertThat(feed.next(1, true, NOON)).isEmpty();
    }

    private Effect.Read read(Instant now) {
        Optional<Effect.Read> read = feed.next(0, false, now);
        return read.orElseThrow();
    }

    private void pass(Effect.Read read, int examined, HeadCursor to, @Nullable Instant nextDue) {
        feed.passed(new HeadPage(List.of(), examined, to, nextDue), new Reading(read, 10), false);
    }

    private static Effect.Read heads(HeadCursor from) {
        return new Effect.ReadHeads(LANE, from, PAGE);
    }

    private static HeadCursor cursor(int seconds, long id) {
        return new HeadCursor(NOON.minusSeconds(60).plusSeconds(seconds), new DeliveryId(id));
    }

    private static Delivery delivery(long id, int seconds) {
        Instant at = NOON.minusSeconds(60).plusSeconds(seconds);
        Event event = new Event(new EventId(id), new WorkspaceId(1), EventType.ACCOUNT_CHECK, "s-1", null, at);
        return Delivery.fresh(new DeliveryId(id), event, LANE);
    }
}
