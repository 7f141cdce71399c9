package tidings.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Failure;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;

final class MetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics(registry);

    @Test
    void countsAttemptsByTheirResult() {
        metrics.attempted(new Outcome.Delivered(204), Duration.ofMillis(20));
        metrics.attempted(new Outcome.Refused(503, null), Duration.ofMillis(30));
        metrics.attempted(new Outcome.Unanswered(Failure.TIMED_OUT), Duration.ofSeconds(10));

        assertThat(attempts("DELIVERED")).isEqualTo(1);
        assertThat(attempts("HTTP_SERVER_ERROR")).isEqualTo(1);
        assertThat(attempts("TIMED_OUT")).isEqualTo(1);
    }

    @Test
    void timesDeliveriesFromTheirAcceptance() {
        Event event =
                new Event(new EventId(1), new WorkspaceId(1), EventType.COMPANY_DELETE, null, null, Instant.EPOCH);
        Delivery delivery = Delivery.fresh(new DeliveryId(1), event, new NotificationId(1))
                .attempted(DeliveryState.DELIVERED, Instant.EPOCH);

        metrics.settled(delivery, Duration.ofSeconds(2));

        assertThat(registry.get("tidings.delivery")
                        .tag("state", "DELIVERED")
                        .timer()
                        .totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(2);
    }

    @Test
    void isWritableAsLongAsCommitsSucceed() {
        assertThat(metrics.writable()).isTrue();
        metrics.commitFailed();
        assertThat(metrics.writable()).isFalse();
        metrics.committed(3, Duration.ofMillis(1));
        assertThat(metrics.writable()).isTrue();
    }

    @Test
    void hasAsManyMetersAfterAsBefore() {
        int before = registry.getMeters().size();

        metrics.committed(3, Duration.ofMillis(1));
        metrics.turnedAway();
        metrics.fault("Something broke", new IllegalStateException("a fault"));

        assertThat(registry.getMeters()).hasSize(before);
    }

    private long attempts(String result) {
        return registry.get("tidings.attempt").tag("result", result).timer().count();
    }
}
