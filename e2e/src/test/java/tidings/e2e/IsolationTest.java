package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
                Subscription stuck = api.subscribe(patient(hanging.url()));
                Subscription _ = api.subscribe(Webhook.to(healthy.url(), "IDENTIFICATION_AUTO_FINISHED"))) {
            api.post("/api/v1/events/batch", batch("IDENTIFICATION_EXPIRED", HANGING))
                    .expecting(200);
            hanging.await(1);
            api.post("/api/v1/events/batch", batch("IDENTIFICATION_AUTO_FINISHED", HEALTHY))
                    .expecting(200);

            healthy.await(HEALTHY);
            assertThat(api.deliveries("state=PENDING&notificationId=" + stuck.id()))
                    .hasSize(HANGING);
        }
    }

    /// A notification whose first send does not even time out before the healthy ones are over.
    private static Webhook patient(String receiver) {
        Webhook webhook = Webhook.to(receiver, "IDENTIFICATION_EXPIRED").retrying(3);
        webhook.settings().put("timeoutSeconds", 30);
        return webhook;
    }

    private static String batch(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Events.event(type, Events.identification(Events.newScanRef())))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
