package tidings.server.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.Actor;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.server.OtherWorkspace;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.security.SecretHasher;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class NotificationHttpTest {
    private static final String FULL = """
            {"name": "Results", "type": "WEBHOOK", "receiver": "https://hooks.company.example/in",
             "eventTypes": ["SOS_REPORT", "IDENTIFICATION"], "active": false,
             "headers": [{"key": "X-Team", "value": "hidden-header-value"}],
             "signingKey": "hidden signing key",
             "failEmail": {"address": "ops@company.example", "includeBody": true},
             "oauth": {"endpoint": "https://id.company.example/token", "token": "hidden-token",
                       "request": {"client_secret": "hidden-request"}},
             "retry": {"count": 5, "intervalSeconds": 120}, "timeoutSeconds": 20}""";

    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    private OtherWorkspace workspace;

    @BeforeEach
    void makeAWorkspace() {
        workspace = new OtherWorkspace(engine, hasher);
    }

    @Test
    void keepsEverySettingAndShowsNoSecret() {
        String id = create(FULL);
        String shown = client().get("/api/v1/notifications/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name", equalTo("Results"))
                .body("type", equalTo("WEBHOOK"))
                .body("receiver", equalTo("https://hooks.company.example/in"))
                .body("eventTypes", contains("IDENTIFICATION", "SOS_REPORT"))
                .body("active", equalTo(false))
                .body("headers", equalTo(List.of(Map.of("key", "X-Team", "valueSet", true))))
                .body("signingKeySet", equalTo(true))
                .body("failEmail", equalTo(Map.of("address", "ops@company.example", "includeBody", true)))
                .body(
                        "oauth",
                        equalTo(Map.of(
                                "endpoint", "https://id.company.example/token", "tokenSet", true, "requestSet", true)))
                .body("retry", equalTo(Map.of("count", 5, "intervalSeconds", 120)))
                .body("timeoutSeconds", equalTo(20))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("$", not(hasKey("signingKey")))
                .extract()
                .asString();

        assertThat(shown).doesNotContain("hidden");
        assertThat(client().get("/api/v1/notifications").asString()).doesNotContain("hidden");
        assertThat(((tidings.engine.Receiver) saved(id).channel()).headers())
                .containsExactly(new Header("X-Team", Secret.of("hidden-header-value")));
        assertThat(((tidings.engine.Receiver) saved(id).channel()).deadline()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void fillsInTheDefaults() {
        String id = create("""
                {"name": "Small", "receiver": "https://x.example", "eventTypes": ["IDENTIFICATION"]}""");
        client().get("/api/v1/notifications/" + id)
                .then()
                .body("active", equalTo(true))
                .body("retry", equalTo(Map.of("count", 3, "intervalSeconds", 60)))
                .body("headers", equalTo(List.of()))
                .body("signingKeySet", equalTo(false))
                .body("failEmail", nullValue())
                .body("oauth", nullValue())
                .body("timeoutSeconds", nullValue());
    }

    @Test
    void showsAGeneratedSigningKeyOnce() {
        ValidatableResponse created =
                post("/api/v1/notifications", """
                {"name": "Signed", "receiver": "https://x.example", "eventTypes": ["IDENTIFICATION"],
                 "signingKey": {"generate": true}}""").statusCode(201).body("signingKey", startsWith("whsec_"));
        String id = created.extract().path("id");
        String key = created.extract().path("signingKey");

        assertThat(((tidings.engine.Receiver) saved(id).channel()).signingKey()).isEqualTo(SigningKey.of(key));
        assertThat(client().get("/api/v1/notifications/" + id).asString()).doesNotContain(key.substring(6));

        put(id, """
                {"name": "Signed", "receiver": "https://x.example", "eventTypes": ["IDENTIFICATION"],
                 "signingKey": {"generate": true}}""").statusCode(200).body("signingKey", startsWith("whsec_")).body("signingKey", not(equalTo(key)));
    }

    @Test
    void takesBackWhatItGaveWithoutLosingASecret() {
        String id = create(FULL);
        Notification.Settings before = saved(id);
        String shown = client().get("/api/v1/notifications/" + id).asString();

        put(id, shown.replace("\"active\":false", "\"active\":true")).statusCode(200);

        assertThat(saved(id))
                .isEqualTo(new Notification.Settings(
                        before.name(), true, before.eventTypes(), before.channel(), before.retry(), before.failMail()));
    }

    @Test
    void takesASecretAwayThatIsNull() {
        String id = create(FULL);
        put(id, """
                {"name": "Results", "receiver": "https://x.example", "eventTypes": ["IDENTIFICATION"],
                 "signingKey": null, "oauth": null, "headers": []}""")
                .statusCode(200)
                .body("signingKeySet", equalTo(false))
                .body("oauth", nullValue())
                .body("headers", equalTo(List.of()));
    }

    @Test
    void listsWhatThereIsAndForgetsWhatIsDeleted() {
        String one = create(FULL);
        String two = create(FULL);
        client().get("/api/v1/notifications").then().statusCode(200).body("items.id", contains(one, two));

        client().delete("/api/v1/notifications/" + one).then().statusCode(204);

        client().get("/api/v1/notifications").then().body("items.id", contains(two));
        client().get("/api/v1/notifications/" + one).then().statusCode(404);
        client().delete("/api/v1/notifications/" + one).then().statusCode(404);
    }

    @Test
    void saysWhereTheNewOneIs() {
        ValidatableResponse created = post("/api/v1/notifications", FULL);
        String id = created.extract().path("id");
        assertThat(created.extract().header("Location")).endsWith("/api/v1/notifications/" + id);
        assertThat(NotificationId.parse(id)).isPresent();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        post("/api/v1/notifications", """
                {"name": "", "receiver": "http://10.0.0.1/", "eventTypes": ["NOPE"], "colour": "red",
                 "headers": [{"key": "Host", "value": "x"}, {"key": "X-A", "value": "a\\r\\nb"}]}""")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body(
                        "errors.field",
                        hasItems("name", "receiver", "eventTypes[0]", "colour", "headers[0].key", "headers[1].value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                          | body
                    {                           | body
                    []                          | body
                    null                        | body
                    7                           | body
                    {"name": "a"} {}            | body
                    \ufeff{"name": "a"}         | body
                    {"name": "a", "name": "b"}  | name
                    {"headers": [{"key": "A", "key": "B"}]} | headers[0].key
                    """)
    void refusesABodyThatIsNoObject(String body, String field) {
        post("/api/v1/notifications", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    @Test
    void saysTheSameOnUpdateAsOnCreate() {
        String id = create(FULL);
        put(id, """
                {"name": "Results", "receiver": "http://169.254.169.254/", "eventTypes": ["IDENTIFICATION"]}""").statusCode(400).body("errors.field", contains("receiver"));
        put(id, "{}").statusCode(400).body("errors.field", hasItems("name", "receiver", "eventTypes"));
    }

    @Test
    void losesNeitherOfTwoChangesMadeAtOnce() throws Exception {
        String id = create(FULL);
        for (int round = 1; round <= 10; round++) {
            int count = round;
            String whole = "\"name\": \"Results\", \"receiver\": \"https://x.example\","
                    + " \"eventTypes\": [\"IDENTIFICATION\"]";
            Thread retry =
                    Thread.ofVirtual().start(() -> put(id, "{" + whole + ", \"retry\": {\"count\": " + count + "}}"));
            Thread timeout =
                    Thread.ofVirtual().start(() -> put(id, "{" + whole + ", \"timeoutSeconds\": " + count + "}"));
            retry.join();
            timeout.join();

            assertThat(saved(id).retry().count()).isEqualTo(count);
            assertThat(((tidings.engine.Receiver) saved(id).channel()).deadline())
                    .isEqualTo(Duration.ofSeconds(count));
        }
    }

    @Test
    void answersInTheShapeOfItsExamples() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String id = post("/api/v1/notifications", NotificationInput.FULL)
                .statusCode(201)
                .extract()
                .path("id");
        Map<?, ?> answer = client().get("/api/v1/notifications/" + id).as(Map.class);
        Map<?, ?> example = json.readValue(NotificationInput.ANSWER, Map.class);

        assertThat(answer.keySet()).isEqualTo(example.keySet());
        for (String same : List.of("name", "receiver", "eventTypes", "headers", "failEmail", "oauth", "retry")) {
            assertThat(answer.get(same)).as(same).isEqualTo(example.get(same));
        }
    }

    @Test
    void limitsHowManyThereAre() {
        Notification.Settings settings = new Notification.Settings(
                "One of many",
                true,
                Set.of(EventType.IDENTIFICATION),
                tidings.engine.Receiver.at("https://x.example"),
                RetryPolicy.DEFAULT,
                null);
        CompletableFuture<?>[] additions = IntStream.range(0, NotificationDesk.MAX_NOTIFICATIONS)
                .mapToObj(_ -> engine.addNotification(workspace.id(), settings, Actor.OPERATOR)
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(additions).join();
        post("/api/v1/notifications", FULL).statusCode(409);
    }

    @Test
    void triesSavedSettingsAgainstTheReceiver() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String id = create("""
                    {"name": "Tried", "receiver": "%s", "eventTypes": ["SOS_REPORT", "IDENTIFICATION"], "active": false,
                     "headers": [{"key": "X-Team", "value": "kyc"}], "signingKey": "0123456789abcdef"}""".formatted(receiver.url()));

            client().contentType("application/json")
                    .post("/api/v1/notifications/" + id + "/test")
                    .then()
                    .statusCode(200)
                    .body("code", equalTo(200))
                    .body("$", hasKey("durationMillis"))
                    .body("$", hasKey("failure"))
                    .body("failure", nullValue());

            Receiver.Request request = receiver.next();
            assertThat(request.text()).isEqualTo(EventType.IDENTIFICATION.sample());
            assertThat(request.headers())
                    .containsEntry("idenfy-event-type", "IDENTIFICATION")
                    .containsEntry("x-team", "kyc")
                    .containsKeys("idenfy-signature", "webhook-id", "webhook-timestamp", "webhook-signature");
        }
    }

    @Test
    void triesTheEventTypeThatIsAskedForAndTheChangesThatAreGiven() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String id = create("""
                    {"name": "Tried", "receiver": "https://x.example", "eventTypes": ["IDENTIFICATION"],
                     "headers": [{"key": "X-Team", "value": "kyc"}]}""");

            post("/api/v1/notifications/" + id + "/test", """
                    {"eventType": "IDENTIFICATION_AUTO_FINISHED", "receiver": "%s"}""".formatted(receiver.url()))
                    .statusCode(200)
                    .body("code", equalTo(200));

            Receiver.Request request = receiver.next();
            assertThat(request.text()).isEqualTo(EventType.IDENTIFICATION_AUTO_FINISHED.sample());
            assertThat(request.headers())
                    .containsEntry("idenfy-event-type", "IDENTIFICATION")
                    .containsEntry("x-team", "kyc");
            client().get("/api/v1/notifications/" + id).then().body("receiver", equalTo("https://x.example"));
        }
    }

    @Test
    void triesSettingsBeforeTheyAreSavedAndShowsNothingOfTheResponse() throws Exception {
        try (Receiver receiver = new Receiver().answering(503)) {
            String answer = post("/api/v1/notifications/test", """
                    {"receiver": "%s", "eventType": "COMPANY_DELETE"}""".formatted(receiver.url()))
                    .statusCode(200)
                    .body("code", equalTo(503))
                    .body("failure.class", equalTo("HTTP_SERVER_ERROR"))
                    .body("failure.sentence", equalTo("The receiver failed."))
                    .extract()
                    .asString();

            assertThat(answer).doesNotContain(Receiver.RESPONSE);
            assertThat(receiver.next().text()).isEqualTo(EventType.COMPANY_DELETE.sample());
            client().get("/api/v1/notifications").then().body("items", equalTo(List.of()));
            client().get("/api/v1/deliveries").then().body("items", equalTo(List.of()));
        }
    }

    @Test
    void triesNothingThatCouldNotBeSaved() {
        post("/api/v1/notifications/test", """
                {"receiver": "http://10.0.0.1/", "eventType": "COMPANY_DELETE",
                 "headers": [{"key": "Content-Length", "value": "0"}]}""")
                .statusCode(400)
                .body("errors.field", hasItems("receiver", "headers[0].key"));
        post("/api/v1/notifications/test", "{}")
                .statusCode(400)
                .body("errors.field", hasItems("receiver", "eventTypes"));
    }

    @Test
    void sendsOnlySoManyTestsAMinute() {
        try (Receiver receiver = new Receiver()) {
            String trial = """
                    {"receiver": "%s", "eventType": "COMPANY_DELETE"}""".formatted(receiver.url());
            for (int i = 0; i < TrialAllowance.MAX; i++) {
                post("/api/v1/notifications/test", trial).statusCode(200);
            }
            post("/api/v1/notifications/test", trial)
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", matchesPattern("[1-9][0-9]?"));
            assertThat(receiver.waiting()).isEqualTo(TrialAllowance.MAX);
        }
    }

    private RequestSpecification client() {
        return workspace.asClient();
    }

    private String create(String body) {
        return post("/api/v1/notifications", body).statusCode(201).extract().path("id");
    }

    private ValidatableResponse post(String path, String body) {
        return client().contentType("application/json").body(body).post(path).then();
    }

    private ValidatableResponse put(String id, String body) {
        return client().contentType("application/json")
                .body(body)
                .put("/api/v1/notifications/" + id)
                .then();
    }

    private Notification.Settings saved(String id) {
        return engine.directory()
                .notification(NotificationId.parse(id).orElseThrow())
                .orElseThrow()
                .settings();
    }
}
