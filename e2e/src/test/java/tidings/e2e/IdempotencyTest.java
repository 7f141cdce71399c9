package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The same event under the same key is published once.
@ExtendWith(SharedTidings.class)
final class IdempotencyTest {
    private static final int POSTS = 500;

    @Test
    void fiveHundredPostsAtOnceWithOneKeyMakeOneEvent(Tidings tidings) throws Exception {
        Api api = tidings.api();
        String subject = Events.newScanRef();
        String event = Events.numbered(subject, 1);
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription subscription = api.subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE"))) {
            List<Answer> answers = atOnce(() -> publish(api, subject, event));

            assertThat(answers).extracting(Answer::status).containsOnly(202);
            assertThat(answers)
                    .extracting(answer -> answer.json().path("id").asText())
                    .hasSize(POSTS)
                    .containsOnly(answers.getFirst().json().path("id").asText());
            assertThat(answers)
                    .filteredOn(answer ->
                            answer.headers().firstValue("Idempotent-Replayed").isEmpty())
                    .hasSize(1);
            api.awaitDelivery("notificationId=" + subscription.id(), "DELIVERED");
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void anotherEventUnderAUsedKeyIsRefused(Tidings tidings) {
        Api api = tidings.api();
        String key = Events.newScanRef();
        publish(api, key, Events.numbered(key, 1)).expecting(202);

        publish(api, key, Events.numbered(key, 2)).expecting(409);
    }

    private static Answer publish(Api api, String key, String event) {
        return api.exchange(
                api.request("/api/v1/events").header("Idempotency-Key", key).POST(BodyPublishers.ofString(event)));
    }

    private interface Post {
        Answer send();
    }

    private static List<Answer> atOnce(Post post) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> posts = IntStream.range(0, POSTS)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return post.send();
                    }))
                    .toList();
            start.countDown();
            return posts.stream().map(IdempotencyTest::answer).toList();
        }
    }

    private static Answer answer(Future<Answer> post) {
        try {
            return post.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
