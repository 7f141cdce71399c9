package tidings.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Secret;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;
import tidings.server.pictures.Drawn;
import tidings.verification.AutoReview;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Step;

/// Against a server on this machine that answers as a test tells it.
final class AnalyserTest {
    private static final byte[] FRONT = Drawn.jpeg(Drawn.card(800, 600));

    private record Request(JsonNode body, String authorization) {}

    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange, int attempt) throws IOException;
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Answering answering = (exchange, attempt) -> say(exchange, 200, "{}");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/review", exchange -> {
            try (exchange) {
                requests.add(new Request(
                        new JsonMapper().readTree(exchange.getRequestBody()),
                        exchange.getRequestHeaders().getFirst("Authorization")));
                answering.answer(exchange, requests.size());
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private static void say(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Cases shown() {
        return new Cases().claiming(Cases.ADA).showing(Step.FRONT, FRONT).showing(Step.FACE, FRONT);
    }

    private Finding review(Cases shown, Duration timeout) {
        var where = new Analyser.Where(Cases.local(server.getAddress().getPort()), Secret.of("hushhush"), timeout);
        try (Analyser analyser = new Analyser(where, Duration.ofMillis(1))) {
            return analyser.review(shown.evidence(), Finding.NOTHING);
        }
    }

    private Finding answered(String json) {
        answering = (exchange, attempt) -> say(exchange, 200, json);
        return review(shown(), Duration.ofSeconds(20));
    }

    @Test
    void sendsThePicturesAndWhatIsKnown() {
        review(shown(), Duration.ofSeconds(20));

        JsonNode body = requests.getFirst().body();
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().authorization()).isEqualTo("Bearer hushhush");
        assertThat(body.path("scanRef").asText()).isEqualTo(Cases.REF);
        assertThat(body.path("tokenType").asText()).isEqualTo("IDENTIFICATION");
        assertThat(body.path("today").asText()).isEqualTo("2026-03-01");
        assertThat(body.path("choice")).hasToString("{\"country\":\"LT\",\"document\":\"PASSPORT\"}");
        assertThat(body.path("claims"))
                .hasToString("{\"firstName\":\"ADA\",\"lastName\":\"LOVELACE\",\"dateOfBirth\":\"1985-12-10\"}");
        assertThat(body.path("images").path("FRONT").path("mediaType").asText()).isEqualTo("image/jpeg");
        assertThat(Base64.getDecoder()
                        .decode(body.path("images").path("FRONT").path("base64").asText()))
                .isEqualTo(FRONT);
        assertThat(body.path("images").has("FACE")).isTrue();
    }

    @Test
    void takesWhatTheAnalyserFinds() {
        Finding finding = answered("""
                {"face": "FACE_MISMATCH", "document": "DOC_VALIDATED",
                 "data": {"docFirstName": "ADA", "docNumber": "X1", "docDob": "1985-12-10", "docExpiry": "soon", "docSex": null},
                 "mrz": ["P<LTU", "X1"], "fraudTags": ["DOC_PRINT_SPOOFED"], "mismatchTags": ["SEX"],
                 "flaws": {"FACE": ["NO_FACE"]}, "duplicateFaces": ["another"], "duplicateDocFaces": []}
                """);

        assertThat(finding)
                .isEqualTo(new Finding(
                        FaceStatus.FACE_MISMATCH,
                        DocumentStatus.DOC_VALIDATED,
                        Map.of(
                                DataField.DOC_FIRST_NAME, "ADA",
                                DataField.DOC_NUMBER, "X1",
                                DataField.DOC_DOB, "1985-12-10"),
                        List.of("P<LTU", "X1"),
                        Set.of(FraudTag.DOC_PRINT_SPOOFED),
                        Set.of(MismatchTag.SEX),
                        Map.of(Step.FACE, Set.of(Flaw.NO_FACE)),
                        List.of("another"),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"DOC_VALIDATED\"",
                "{\"document\": \"DOC_VALIDATED\"",
                "{\"document\": \"DOC_VALIDATED\"} {}",
                "{\"document\": \"DOC_VALIDATED\", \"document\": \"DOC_FAKE\"}",
                "{\"document\": \"VALID\"}",
                "{\"document\": 0}",
                "{\"documents\": \"DOC_VALIDATED\"}",
                "{\"document\": \"DOC_VALIDATED\", \"data\": {\"firstName\": \"ADA\"}}",
                "{\"document\": \"DOC_VALIDATED\", \"data\": {\"docFirstName\": {\"a\": 1}}}",
                "{\"document\": \"DOC_VALIDATED\", \"fraudTags\": [null]}",
                "{\"document\": \"DOC_VALIDATED\", \"flaws\": {\"BACK\": [\"BLURRED\"]}}",
                "{\"document\": \"DOC_VALIDATED\", \"flaws\": {\"front\": [\"BLURRED\"]}}",
                "{\"document\": \"DOC_VALIDATED\", \"flaws\": {\"FRONT\": null}}",
                "{\"document\": \"DOC_VALIDATED\", \"duplicateFaces\": [\"\"]}",
                "{\"document\": \"DOC_VALIDATED\", \"duplicateFaces\": [\"0123456789012345678901234567890123456\"]}"
            })
    void believesNothingOfAnAnswerThatDoesNotHold(String json) {
        assertThat(answered(json)).isEqualTo(Finding.NOTHING);
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        answering = (exchange, attempt) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[2 * Analyser.MAX_ANSWER]);
        };

        assertThat(review(shown(), Duration.ofSeconds(20))).isEqualTo(Finding.NOTHING);
    }

    @Test
    void asksAgainWhenTheAnalyserIsOutOfOrder() {
        answering = (exchange, attempt) -> {
            if (attempt < 3) {
                say(exchange, attempt == 1 ? 503 : 429, "{}");
            } else {
                say(exchange, 200, "{\"document\": \"DOC_FAKE\"}");
            }
        };

        assertThat(review(shown(), Duration.ofSeconds(20))).isEqualTo(Finding.of(DocumentStatus.DOC_FAKE));
        assertThat(requests).hasSize(3);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        answering = (exchange, attempt) -> say(exchange, 500, "{}");

        assertThat(review(shown(), Duration.ofSeconds(20))).isEqualTo(Finding.NOTHING);
        assertThat(requests).hasSize(3);
    }

    @Test
    void doesNotAskAgainWhenItIsRefusedOrSentElsewhere() {
        answering = (exchange, attempt) -> {
            exchange.getResponseHeaders().set("Location", "/review?again");
            say(exchange, attempt == 1 ? 401 : 302, "{}");
        };

        assertThat(review(shown(), Duration.ofSeconds(20))).isEqualTo(Finding.NOTHING);
        assertThat(review(shown(), Duration.ofSeconds(20))).isEqualTo(Finding.NOTHING);
        assertThat(requests).hasSize(2);
    }

    @Test
    void doesNotWaitLongerThanItsTimeout() {
        answering = (exchange, attempt) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        assertThat(review(shown(), Duration.ofMillis(200))).isEqualTo(Finding.NOTHING);
        assertThat(requests).hasSize(3);
    }

    @Test
    void givesUpOnAServerThatIsNotThere() {
        server.stop(0);

        assertThat(review(shown(), Duration.ofSeconds(20))).isEqualTo(Finding.NOTHING);
    }

    @Test
    void takesNoWordOnAFaceThatNobodyAskedFor() {
        answering = (exchange, attempt) ->
                say(exchange, 200, "{\"face\": \"FACE_MISMATCH\", \"document\": \"DOC_VALIDATED\"}");

        assertThat(review(shown().documentOnly(), Duration.ofSeconds(20)))
                .isEqualTo(Finding.of(DocumentStatus.DOC_VALIDATED));
    }

    @Test
    void worksWithTheExample() throws IOException {
        try (ExampleAnalyser example = new ExampleAnalyser();
                Analyser analyser = new Analyser(
                        new Analyser.Where(Cases.local(example.port()), null, Duration.ofSeconds(20)),
                        Duration.ofMillis(1))) {
            AutoReview review = new AutomaticReview(List.of(analyser, new DocumentRules())).review(shown().evidence());

            assertThat(review.face()).isEqualTo(FaceStatus.FACE_MATCH);
            assertThat(review.document()).isEqualTo(DocumentStatus.DOC_VALIDATED);
            assertThat(review.mismatchTags()).isEmpty();
            assertThat(review.data()).containsEntry(DataField.DOC_FIRST_NAME, "ADA");

            AutoReview unseen = new AutomaticReview(List.of(analyser))
                    .review(new Cases()
                            .showing(Step.FRONT, new byte[] {1, 2, 3})
                            .evidence());
            assertThat(unseen.document()).isEqualTo(DocumentStatus.DOC_NOT_FOUND);
            assertThat(unseen.flaws()).isEqualTo(Map.of(Step.FRONT, Set.of(Flaw.NO_DOCUMENT)));
        }
    }
}
