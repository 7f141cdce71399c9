package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A receiver that hangs costs nobody else.
@ExtendWith(SharedTidings.class)
final class IsolationTest {
    private static final int HANGING = 300;
    private static final int HEALTHY = 50;

    @Test
    void threeHundredEventsForAReceiverThatHangsDoNotDelayFiftyForAHealthyOne(Tidings tidings) {
        Api api = tidings.api();
        try (RawReceiver hanging = RawReceiver.answering(new Reply.Silence());
                RawReceiver healthy = RawReceiver.answering(Reply.OK);
                Subscription stuck = api.subscribe(Webhook.to(hanging.url(), "IDENTIFICATION_EXPIRED"));
                Subscription _ = api.subscribe(Webhook.to(healthy.url(), "IDENTIFICATION_AUTO_FINISHED"))) {
            api.post("/api/v1/events/batch", batch("IDENTIFICATION_EXPIRED", HANGING))
                    .expecting(200);
            hanging.await(1);
            api.post("/api/v1/events/batch", batch("IDENTIFICATION_AUTO_FINISHED", HEALTHY))
                    .expecting(200);

            // Sooner than even one send to the receiver that hangs has timed out.
            Waiting.until(
                    "the healthy receiver has got all its events",
                    Duration.ofSeconds(8),
                    () -> healthy.requests().size() == HEALTHY);
            assertThat(api.deliveries("state=PENDING&notificationId=" + stuck.id()))
                    .hasSize(HANGING);
        }
    }

    private static String batch(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Events.event(type, Events.identification(Events.newScanRef())))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
