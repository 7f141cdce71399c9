package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a newcomer does first: configure a webhook, publish an outcome, find it, send it again.
@ExtendWith(SharedTidings.class)
final class MainPathTest {
    private static final String KEY = "whsec_ZW5kIHRvIGVuZCB3aXRoIGEga2V5IG9mIDMyIGI=";
    private static final String TYPE = "IDENTIFICATION_MANUAL_FINISHED";

    @Test
    void theDocumentedBodyArrivesAsItIsSignedAndCanBeFoundAndSentAgain(Tidings tidings) {
        Api api = tidings.api();
        String scanRef = Events.seedScanRef();
        String body = Events.identification(scanRef);
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription subscription = api.subscribe(
                        Webhook.to(receiver.url(), TYPE).signedWith(KEY).withHeader("X-Team", "onboarding"))) {
            api.publish(Events.event(TYPE, body));

            Request request = receiver.await(1).getFirst();
            assertThat(request.line()).isEqualTo("POST /hook HTTP/1.1");
            assertThat(request.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
            assertThat(request.need("Content-Type")).isEqualTo("application/json");
            assertThat(request.need("Host")).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(request.need("X-Team")).isEqualTo("onboarding");
            assertThat(request.need("Idenfy-Event-Type")).isEqualTo(TYPE);
            assertThat(request.need("Idenfy-Signature")).isEqualTo(Signed.idenfy(KEY, request.body()));
            assertThat(Signed.acceptedByStandardWebhooks(KEY, request)).isTrue();

            JsonNode delivery =
                    api.awaitDelivery("scanRef=" + scanRef + "&notificationId=" + subscription.id(), "DELIVERED");
            assertThat(delivery.path("id").asText()).isEqualTo(request.webhookId());
            assertThat(delivery.path("eventType").asText()).isEqualTo(TYPE);
            assertThat(Api.codes(delivery)).containsExactly(200);
            assertThat(api.get("/api/v1/deliveries/" + request.webhookId() + "/payload")
                            .expecting(200)
                            .body())
                    .isEqualTo(request.body());

            api.post("/api/v1/deliveries/" + request.webhookId() + "/resend").expecting(202);

            Request again = receiver.await(2).getLast();
            assertThat(again.webhookId()).isEqualTo(request.webhookId());
            assertThat(again.body()).isEqualTo(request.body());
            assertThat(Signed.acceptedByStandardWebhooks(KEY, again)).isTrue();
            Waiting.until(
                    "the resend is in the log",
                    () -> Api.codes(api.delivery(request.webhookId())).equals(List.of(200, 200)));
        }
    }

    @Test
    void theLegacyTypeGetsEveryOutcomeUnderItsOwnName(Tidings tidings) {
        Api api = tidings.api();
        List<String> types = List.of(
                "IDENTIFICATION_AUTO_FINISHED",
                "IDENTIFICATION_MANUAL_FINISHED",
                "IDENTIFICATION_EXPIRED",
                "IDENTIFICATION_CANCELLED",
                "IDENTIFICATION_RESUBMITTED");
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription _ = api.subscribe(Webhook.to(receiver.url(), "IDENTIFICATION"))) {
            types.forEach(type -> api.publish(Events.event(type, Events.identification(Events.newScanRef()))));

            assertThat(receiver.await(types.size()))
                    .extracting(request -> request.need("Idenfy-Event-Type"))
                    .hasSize(types.size())
                    .containsOnly("IDENTIFICATION");
        }
    }

    @Test
    void theTestButtonSendsTheSampleAndSaysWhatCameOfIt(Tidings tidings) {
        Api api = tidings.api();
        byte[] sample = api.get("/api/v1/event-types/" + TYPE + "/sample")
                .expecting(200)
                .body();
        try (RawReceiver receiver = RawReceiver.answering(Reply.status(204));
                Subscription subscription =
                        api.subscribe(Webhook.to(receiver.url(), TYPE).signedWith(KEY))) {
            JsonNode result =
                    api.post(subscription.path() + "/test", "{}").expecting(200).json();

            assertThat(result.path("code").asInt()).isEqualTo(204);
            Request request = receiver.await(1).getFirst();
            assertThat(request.body()).isEqualTo(sample);
            assertThat(request.need("Idenfy-Signature")).isEqualTo(Signed.idenfy(KEY, sample));
        }
    }

    @Test
    void everyTypesSampleCanBePublished(Tidings tidings) {
        Api api = tidings.api();
        JsonNode types = api.get("/api/v1/event-types").expecting(200).json();

        assertThat(types).hasSize(23).allSatisfy(type -> {
            String name = type.path("name").asText();
            String sample = api.get("/api/v1/event-types/" + name + "/sample")
                    .expecting(200)
                    .text();
            api.publish(Events.event(name, sample));
        });
    }
}
