package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The management API as a program calls it: plain HTTP with an API key. Thread-safe.
final class Api implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI base;
    private final String authorization;

    Api(URI base, String key, String secret) {
        this.base = base;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /// The server says whether it can do its work; when there is none, the answer is no.
    boolean isReady() {
        try {
            return exchange(request("/q/health/ready").GET()).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    Answer get(String path) {
        return exchange(request(path).GET());
    }

    Answer post(String path, String json) {
        return exchange(request(path).POST(BodyPublishers.ofString(json)));
    }

    Answer post(String path, byte[] json) {
        return exchange(request(path).POST(BodyPublishers.ofByteArray(json)));
    }

    /// Posts nothing.
    Answer post(String path) {
        return exchange(request(path).POST(BodyPublishers.noBody()));
    }

    Answer put(String path, String json) {
        return exchange(request(path).PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    /// A request that can still be altered.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .timeout(LONGEST_ANSWER);
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// @throws UncheckedIOException when there is none
    Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Saves a notification, which is deleted when it is closed.
    Subscription subscribe(Webhook webhook) {
        Answer answer = post("/api/v1/notifications", webhook.json()).expecting(201);
        return new Subscription(this, answer.json().path("id").asText());
    }

    /// Publishes an event and returns its id.
    String publish(String event) {
        Answer answer = post("/api/v1/events", event).expecting(202);
        return answer.json().path("id").asText();
    }

    /// All deliveries that a query such as `scanRef=x&state=PENDING` finds, newest first.
    List<JsonNode> deliveries(String query) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/deliveries?limit=200&" + query + cursor)
                    .expecting(200)
                    .json();
            page.path("items").forEach(found::add);
            String next = page.path("next").asText("");
            cursor = next.isEmpty() || next.equals("null")
                    ? ""
                    : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return found;
    }

    /// A delivery with its attempts and its payload.
    JsonNode delivery(String id) {
        return get("/api/v1/deliveries/" + id).expecting(200).json();
    }

    /// Waits until the only delivery that the query finds is in the state, and returns it in full.
    JsonNode awaitDelivery(String query, String state) {
        return Waiting.value("the delivery of " + query + " is " + state, () -> {
            List<JsonNode> found = deliveries(query);
            assertThat(found).hasSizeLessThanOrEqualTo(1);
            return found.stream()
                    .filter(delivery -> delivery.path("state").asText().equals(state))
                    .findFirst()
                    .map(delivery -> delivery(delivery.path("id").asText()));
        });
    }

    /// The response codes of a delivery's attempts, in their order.
    static List<Integer> codes(JsonNode delivery) {
        List<Integer> codes = new ArrayList<>();
        delivery.path("attempts")
                .forEach(attempt -> codes.add(attempt.path("code").asInt(-1)));
        return codes;
    }

    /// The failure class of a delivery's latest attempt, if it failed.
    static Optional<String> lastFailure(JsonNode delivery) {
        JsonNode attempts = delivery.path("attempts");
        JsonNode failure = attempts.path(attempts.size() - 1).path("failure").path("class");
        return failure.isTextual() ? Optional.of(failure.asText()) : Optional.empty();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
