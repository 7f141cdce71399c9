package tidings.server.api.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static tidings.server.TestServer.asClient;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.EventType;
import tidings.server.TestServer;
import tidings.server.Warnings;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventHttpTest {
    private static final String EVENTS = "/api/v1/events";

    @TestHTTPResource
    URI server;

    @Test
    void acceptsTheExampleOfTheDescription() {
        asClient()
                .contentType("application/json")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(202)
                .contentType("application/json")
                .header("Idempotent-Replayed", nullValue())
                .body("id", matchesPattern("evt_[0-9a-z]{13}"))
                .body("deliveries", equalTo(0));
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        String payload =
                EventType.IDENTIFICATION.sample().replaceFirst("\"overall\":\\s*\"[A-Z]+\"", "\"overall\": \"MAYBE\"");

        asClient()
                .contentType("application/json; charset=utf-8")
                .body("{\"type\":\"IDENTIFICATION\",\"payload\":" + payload + "}")
                .post(EVENTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad Request"))
                .body("errors.field", contains("payload.status.overall"))
                .body("errors.message", hasItem(matchesPattern("This must be one of APPROVED, .*")));
    }

    @Test
    void publishesTheSameOnceUnderOneKey() {
        String id = asClient()
                .contentType("application/json")
                .header("Idempotency-Key", "same-1")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        asClient()
                .contentType("application/json")
                .header("Idempotency-Key", "same-1")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id));
        asClient()
                .contentType("application/json")
                .header("Idempotency-Key", "same-1")
                .body(EventForm.EXAMPLE.replace("user-1002", "user-1003"))
                .post(EVENTS)
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    @Test
    void makesOneEventOfFiveHundredParallelPostsWithOneKey() throws Exception {
        Callable<String> post = () -> asClient()
                .contentType("application/json")
                .header("Idempotency-Key", "parallel")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<String>> ids = clients.invokeAll(java.util.Collections.nCopies(500, post));
            assertThat(ids.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void refusesAKeyThatIsNotPlain() {
        asClient()
                .contentType("application/json")
                .header("Idempotency-Key", "two words")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
    }

    @Test
    void answersForEachEventOfABatch() {
        asClient()
                .contentType("application/json")
                .body("[" + EventForm.EXAMPLE + ", {\"type\":\"NOTHING\",\"payload\":{}}, "
                        + EventForm.EXAMPLE.replace("{\"type\"", "{\"idempotencyKey\": \"batch-1\", \"type\"") + ", "
                        + EventForm.EXAMPLE.replace("{\"type\"", "{\"idempotencyKey\": \"batch-1\", \"type\"") + "]")
                .post(EVENTS + "/batch")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("refused", equalTo(1))
                .body("results.status", contains(202, 400, 202, 202))
                .body("results[1].errors.field", contains("type"))
                .body("results[2].replayed", nullValue())
                .body("results[3].replayed", equalTo(true))
                .body("results[0].id", matchesPattern("evt_[0-9a-z]{13}"))
                .body("results[0].errors", nullValue());
    }

    @Test
    void takesNoKeyForAWholeBatch() {
        asClient()
                .contentType("application/json")
                .header("Idempotency-Key", "batch")
                .body("[" + EventForm.EXAMPLE + "]")
                .post(EVENTS + "/batch")
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
    }

    @Test
    void publishesNothingOfABatchThatIsNotJson() {
        asClient()
                .contentType("application/json")
                .body("[" + EventForm.EXAMPLE + ", {")
                .post(EVENTS + "/batch")
                .then()
                .statusCode(400)
                .body("errors.field", contains("body"))
                .body("results", nullValue());
    }

    @Test
    void refusesABatchThatIsTooLong() {
        asClient()
                .contentType("application/json")
                .body("[" + "{},".repeat(1_000) + "{}]")
                .post(EVENTS + "/batch")
                .then()
                .statusCode(400)
                .body("errors.field", contains("body"))
                .body("detail", equalTo("body: This must hold at most 1000 events."));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void namesWhatCannotBeRead(byte[] body, String field) {
        asClient()
                .contentType("application/json")
                .body(body)
                .post(EVENTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    static Stream<Arguments> unreadable() {
        String start = "{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"scanRef\":\"c\",\"x\":";
        return Stream.of(
                Arguments.of((start + "\"Ž\"}}").getBytes(UTF_16BE), "body"),
                Arguments.of((start + "\"é\"}}").getBytes(ISO_8859_1), "body"),
                Arguments.of(("\ufeff" + start + "1}}").getBytes(UTF_8), "body"),
                Arguments.of((start + "[".repeat(100_000)).getBytes(UTF_8), "payload.x" + "[0]".repeat(62)),
                Arguments.of((start + "9".repeat(10_000) + "}}").getBytes(UTF_8), "payload.x"),
                Arguments.of((start + "1,\"" + "n".repeat(10_000) + "\":1}}").getBytes(UTF_8), "payload"),
                Arguments.of((start + "1,\"x\":2}}").getBytes(UTF_8), "payload.x"),
                Arguments.of("7".getBytes(UTF_8), "body"),
                Arguments.of(start.getBytes(UTF_8), "body"),
                Arguments.of((start + "1}} {}").getBytes(UTF_8), "body"),
                Arguments.of("type=x".getBytes(UTF_8), "body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-ndjson"})
    void takesJsonOnly(String type) {
        asClient()
                .contentType(type)
                .body(EventForm.EXAMPLE.getBytes(UTF_8))
                .post(EVENTS)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void takesABodyWithoutATypeForJson() throws IOException {
        String length = "Content-Length: " + EventForm.EXAMPLE.length() + "\r\n";

        assertThat(exchange(head(length), EventForm.EXAMPLE)).startsWith("HTTP/1.1 202 ");
    }

    @Test
    void refusesAnEmptyBody() throws IOException {
        assertThat(exchange(head("Content-Type: application/json\r\nContent-Length: 0\r\n"), ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"body\",\"message\":\"This is empty; it must be JSON.\"");
    }

    @Test
    void refusesABodyOverTheLimitBeforeItIsSent() throws IOException {
        assertThat(exchange(head("Content-Type: application/json\r\nContent-Length: 10000000\r\n"), ""))
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json")
                .contains("\"field\":\"body\"");
    }

    @Test
    void refusesAnEndlessBodyInChunksAndLogsNothingOfIt() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

        try (Warnings warnings = Warnings.ofTheLog()) {
            for (String path : List.of(EVENTS, EVENTS + "/batch", "/api/v1/notifications")) {
                String head = head("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
                        .replace("POST " + EVENTS, "POST " + path);
                assertThat(exchange(head, chunk.repeat(200)))
                        .startsWith("HTTP/1.1 413 ")
                        .contains("application/problem+json")
                        .contains("\"field\":\"body\"");
            }
            acceptsTheExampleOfTheDescription();

            assertThat(warnings.messages()).isEmpty();
        }
    }

    @Test
    void logsNothingOfAnUploadThatIsGivenUp() throws IOException {
        try (Warnings warnings = Warnings.ofTheLog()) {
            for (String path : List.of(EVENTS, "/api/v1/notifications")) {
                try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                    String head = head("Content-Type: application/json\r\nContent-Length: 1000\r\n")
                            .replace("POST " + EVENTS, "POST " + path);
                    socket.getOutputStream().write((head + "{\"type\":").getBytes(US_ASCII));
                }
            }
            acceptsTheExampleOfTheDescription();

            assertThat(warnings.messages()).isEmpty();
        }
    }

    @Test
    void takesABodyInChunks() throws IOException {
        String chunk = Integer.toHexString(EventForm.EXAMPLE.length()) + "\r\n" + EventForm.EXAMPLE + "\r\n0\r\n\r\n";

        assertThat(exchange(head("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"), chunk))
                .startsWith("HTTP/1.1 202 ");
    }

    @Test
    void refusesAPayloadOverTheLimit() {
        asClient()
                .contentType("application/json")
                .body("{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"x\":\"" + "x".repeat(1 << 20) + "\"}}")
                .post(EVENTS)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("errors.field", contains("payload"));
    }

    @Test
    void refusesACompressedBody() {
        asClient()
                .contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(EventForm.EXAMPLE.getBytes(UTF_8))
                .post(EVENTS)
                .then()
                .statusCode(415);
    }

    @Test
    void needsAKey() {
        RestAssured.given()
                .contentType("application/json")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"Tidings\", charset=\"UTF-8\"");
        RestAssured.given()
                .auth()
                .preemptive()
                .basic(TestServer.API_KEY, "wrong")
                .contentType("application/json")
                .body(EventForm.EXAMPLE)
                .post(EVENTS)
                .then()
                .statusCode(401);
    }

    private static String head(String more) {
        String credentials = TestServer.API_KEY + ":" + TestServer.API_SECRET;
        return "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)) + "\r\n" + more + "\r\n";
    }

    /// Sends these bytes and reads the answer until the server closes; it may do so before all is sent.
    private String exchange(String head, String body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(US_ASCII));
            try {
                out.write(body.getBytes(US_ASCII));
                out.flush();
            } catch (IOException e) {
                // The server has seen enough.
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
