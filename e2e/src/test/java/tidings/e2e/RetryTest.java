package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How often and how soon a failed delivery is tried again, as its receiver sees it.
@ExtendWith(SharedTidings.class)
final class RetryTest {
    @Test
    void aReceiverThatFailsTwiceIsTriedThreeTimesAnIntervalApart(Tidings tidings) {
        try (RawReceiver receiver = replying(Reply.status(500), Reply.status(503), Reply.OK);
                Subscription subscription = subscribe(tidings, receiver)) {
            JsonNode delivery = outcome(tidings, subscription, "DELIVERED");

            assertThat(Api.codes(delivery)).containsExactly(500, 503, 200);
            List<Request> requests = receiver.requests();
            assertThat(requests)
                    .extracting(Request::webhookId)
                    .hasSize(3)
                    .containsOnly(delivery.path("id").asText());
            assertThat(gapMillis(requests, 0)).isGreaterThanOrEqualTo(1_000);
            assertThat(gapMillis(requests, 1)).isGreaterThanOrEqualTo(1_000);
        }
    }

    @Test
    void aReceiverMayAskForMorePatience(Tidings tidings) {
        try (RawReceiver receiver = replying(Reply.status(429).with("Retry-After: 3"), Reply.OK);
                Subscription subscription = subscribe(tidings, receiver)) {
            JsonNode delivery = outcome(tidings, subscription, "DELIVERED");

            assertThat(Api.codes(delivery)).containsExactly(429, 200);
            assertThat(gapMillis(receiver.requests(), 0)).isGreaterThanOrEqualTo(3_000);
        }
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed(Tidings tidings) {
        try (RawReceiver elsewhere = RawReceiver.answering(Reply.OK);
                RawReceiver receiver = replying(Reply.status(302).with("Location: " + elsewhere.url()), Reply.OK);
                Subscription subscription = subscribe(tidings, receiver)) {
            JsonNode delivery = outcome(tidings, subscription, "DELIVERED");

            assertThat(Api.codes(delivery)).containsExactly(302, 200);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsGoneForGoodIsNotTriedAgain(Tidings tidings) {
        try (RawReceiver receiver = RawReceiver.answering(Reply.status(410));
                Subscription subscription = subscribe(tidings, receiver)) {
            JsonNode delivery = outcome(tidings, subscription, "FAILED");

            assertThat(Api.codes(delivery)).containsExactly(410);
            assertThat(Api.lastFailure(delivery)).hasValue("HTTP_GONE");
        }
    }

    @Test
    void brokenHttpIsNoResponse(Tidings tidings) {
        try (RawReceiver receiver = replying(Reply.raw("220 smtp.example ESMTP\r\n"), Reply.raw(""), Reply.OK);
                Subscription subscription = subscribe(tidings, receiver)) {
            JsonNode delivery = outcome(tidings, subscription, "DELIVERED");

            assertThat(Api.codes(delivery)).containsExactly(0, 0, 200);
        }
    }

    @Test
    void aReceiverThatNobodyListensAtFailsOnceItsAttemptsAreUsedUp(Tidings tidings) {
        String nowhere = "http://127.0.0.1:" + Tidings.freePort() + "/hook";
        try (Subscription subscription =
                tidings.api().subscribe(Webhook.to(nowhere, "COMPANY_DELETE").retrying(1))) {
            JsonNode delivery = outcome(tidings, subscription, "FAILED");

            assertThat(Api.codes(delivery)).containsExactly(0, 0);
            assertThat(Api.lastFailure(delivery)).hasValue("CONNECTION_REFUSED");
        }
    }

    @Test
    void aReceiverThatIsTooSlowTimesOut(Tidings tidings) {
        Webhook webhook = Webhook.to("", "COMPANY_DELETE");
        try (RawReceiver receiver = RawReceiver.answering(new Reply.Late(Reply.status(200), Duration.ofSeconds(15)))) {
            webhook.settings().put("receiver", receiver.url()).put("timeoutSeconds", 1);
            try (Subscription subscription = tidings.api().subscribe(webhook)) {
                JsonNode delivery = outcome(tidings, subscription, "FAILED");

                assertThat(Api.codes(delivery)).containsExactly(0);
                assertThat(Api.lastFailure(delivery)).hasValue("TIMED_OUT");
            }
        }
    }

    /// A receiver that gives these replies one after the other, and the last for ever.
    private static RawReceiver replying(Reply... replies) {
        Iterator<Reply> next = List.of(replies).iterator();
        Reply last = replies[replies.length - 1];
        return RawReceiver.that(_ -> {
            synchronized (next) {
                return next.hasNext() ? next.next() : last;
            }
        });
    }

    private static Subscription subscribe(Tidings tidings, RawReceiver receiver) {
        return tidings.api()
                .subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE").retrying(2));
    }

    /// Publishes one event and waits for what becomes of it.
    private static JsonNode outcome(Tidings tidings, Subscription subscription, String state) {
        tidings.api().publish(Events.numbered(Events.newScanRef(), 1));
        return tidings.api().awaitDelivery("notificationId=" + subscription.id(), state);
    }

    private static long gapMillis(List<Request> requests, int index) {
        return (requests.get(index + 1).nanos() - requests.get(index).nanos()) / 1_000_000;
    }
}
