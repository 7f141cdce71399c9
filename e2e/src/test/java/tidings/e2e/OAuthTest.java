package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Receivers that want a token of an OAuth endpoint.
@ExtendWith(SharedTidings.class)
final class OAuthTest {
    private static final String REQUEST = "{\"grant_type\":\"client_credentials\",\"client_secret\":\"cs-6f1d\"}";

    @Test
    void oneTokenServesManySendsAndIsFetchedAnewOnceTheReceiverRefusesIt(Tidings tidings) {
        Api api = tidings.api();
        AtomicInteger issued = new AtomicInteger();
        AtomicInteger valid = new AtomicInteger(1);
        try (RawReceiver endpoint = RawReceiver.that(_ -> token("token-" + issued.incrementAndGet()));
                RawReceiver receiver = RawReceiver.that(request -> bears(request, "token-" + valid.get()));
                Subscription subscription = api.subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE")
                        .authorised(endpoint.url(), "Basic YTpi", REQUEST))) {
            for (int i = 0; i < 10; i++) {
                api.publish(Events.numbered(Events.newScanRef(), i));
            }
            receiver.await(10);

            assertThat(endpoint.requests()).singleElement().satisfies(request -> {
                assertThat(request.text()).isEqualTo(REQUEST);
                assertThat(request.need("Content-Type")).isEqualTo("application/json");
                assertThat(request.need("Authorization")).isEqualTo("Basic YTpi");
            });

            valid.set(2);
            String late = Events.newScanRef();
            api.publish(Events.numbered(late, 11));

            JsonNode delivery =
                    api.awaitDelivery("scanRef=" + late + "&notificationId=" + subscription.id(), "DELIVERED");
            assertThat(Api.codes(delivery)).containsExactly(200);
            assertThat(endpoint.requests()).hasSize(2);
            assertThat(receiver.requests())
                    .extracting(request -> request.need("Authorization"))
                    .endsWith("Bearer token-1", "Bearer token-2");
        }
    }

    @Test
    void aReceiverThatRefusesEveryTokenDoesNotMakeUsHammerTheEndpoint(Tidings tidings) {
        Api api = tidings.api();
        try (RawReceiver endpoint = RawReceiver.answering(token("token"));
                RawReceiver receiver = RawReceiver.answering(Reply.status(401));
                Subscription subscription = api.subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE")
                        .authorised(endpoint.url(), "Basic YTpi", REQUEST))) {
            api.publish(Events.numbered(Events.newScanRef(), 1));

            JsonNode delivery = api.awaitDelivery("notificationId=" + subscription.id(), "FAILED");
            assertThat(Api.codes(delivery)).containsExactly(401);
            assertThat(endpoint.requests()).hasSize(2);
            assertThat(receiver.requests()).hasSize(2);
        }
    }

    @Test
    void withoutATokenNothingIsSent(Tidings tidings) {
        Api api = tidings.api();
        try (RawReceiver endpoint = RawReceiver.answering(Reply.status(403));
                RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription subscription = api.subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE")
                        .authorised(endpoint.url(), "Basic YTpi", REQUEST))) {
            api.publish(Events.numbered(Events.newScanRef(), 1));

            JsonNode delivery = api.awaitDelivery("notificationId=" + subscription.id(), "FAILED");
            assertThat(Api.codes(delivery)).isEqualTo(List.of(0));
            assertThat(Api.lastFailure(delivery)).hasValue("OAUTH_REFUSED");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void aTokenWithoutAnEndpointIsTheBearer(Tidings tidings) {
        Api api = tidings.api();
        Webhook webhook = Webhook.to("", "COMPANY_DELETE");
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK)) {
            webhook.settings()
                    .put("receiver", receiver.url())
                    .putObject("oauth")
                    .put("token", "lasting-token");
            try (Subscription _ = api.subscribe(webhook)) {
                api.publish(Events.numbered(Events.newScanRef(), 1));

                assertThat(receiver.await(1).getFirst().need("Authorization")).isEqualTo("Bearer lasting-token");
            }
        }
    }

    private static Reply.Whole token(String token) {
        return Reply.status(200)
                .with("Content-Type: application/json")
                .saying("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    private static Reply bears(Request request, String token) {
        return request.header("Authorization").equals(Optional.of("Bearer " + token)) ? Reply.OK : Reply.status(401);
    }
}
