package tidings.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tidings.engine.Attempt;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Latencies;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Tallies.Standing;
import tidings.events.EventType;

class TalliesTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final WorkspaceId WORKSPACE = new WorkspaceId(1);

    private final Tallies tallies = new Tallies();

    @Test
    void aBatchForOneNotificationAddsToOneTally() {
        for (int i = 0; i < 512; i++) {
            deliver(delivery(i, 7), NOON.plusMillis(i));
        }

        assertThat(tallies.take()).hasSize(1).first().satisfies(delta -> {
            assertThat(delta.key()).isEqualTo(new Tallies.Key(WORKSPACE, NOON, new NotificationId(7)));
            assertThat(delta.tally().delivered()).isEqualTo(512);
            assertThat(delta.tally().attempts()).isEqualTo(512);
            assertThat(delta.tally().latencies().count()).isEqualTo(512);
        });
        assertThat(tallies.take()).isEmpty();
    }

    @Test
    void acceptingAloneAddsToNone() {
        tallies.accepted(delivery(1, 7));

        assertThat(tallies.take()).isEmpty();
    }

    @Test
    void hoursAreApartToTheNanosecond() {
        deliver(delivery(1, 7), NOON.plus(Duration.ofHours(1)).minusNanos(1));
        deliver(delivery(2, 7), NOON.plus(Duration.ofHours(1)));

        assertThat(tallies.take())
                .extracting(delta -> delta.tally().hour())
                .containsExactly(NOON, NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void whatBecameSomethingElseIsTakenAwayFromWhereItWas() {
        Standing failed = new Standing(WORKSPACE, new NotificationId(7), DeliveryState.FAILED, NOON);

        tallies.moved(failed, failed.become(DeliveryState.DELIVERED, NOON.plus(Duration.ofHours(3))));

        assertThat(tallies.take())
                .extracting(Tallies.Delta::tally)
                .containsExactly(
                        new Tally(new NotificationId(7), NOON, 0, -1, 0, 0, 0, Latencies.NONE),
                        new Tally(
                                new NotificationId(7), NOON.plus(Duration.ofHours(3)), 1, 0, 0, 0, 0, Latencies.NONE));
    }

    @Test
    void aClockThatWasSetBackTookNoTime() {
        deliver(delivery(1, 7), NOON.minusSeconds(60));

        assertThat(tallies.take().getFirst().tally().latencies().percentile(1)).contains(Duration.ofMillis(1));
    }

    @Test
    void whatIsDroppedIsForgotten() {
        deliver(delivery(1, 7), NOON);
        tallies.drop();

        assertThat(tallies.take()).isEmpty();
    }

    private void deliver(Delivery pending, Instant at) {
        Attempt attempt = new Attempt(at, Duration.ZERO, new Outcome.Delivered(200), false);
        Delivery after = pending.attempted(DeliveryState.DELIVERED, at);
        tallies.attempted(Standing.of(after), attempt);
        tallies.delivered(after);
        tallies.moved(Standing.of(pending), Standing.of(after));
    }

    private static Delivery delivery(long id, long notification) {
        Event event = new Event(new EventId(id), WORKSPACE, EventType.ACCOUNT_CHECK, null, null, NOON);
        return Delivery.fresh(new DeliveryId(id), event, new NotificationId(notification));
    }
}
