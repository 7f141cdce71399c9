package tidings.server.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.Actor;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.FailMail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.RetryPolicy;
import tidings.engine.core.Publication;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.OtherWorkspace;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.security.SecretHasher;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class DeliveryHttpTest {
    /// Spacing, escapes and digits that would not survive being read and written again.
    private static final String PAYLOAD =
            "{ \"scanRef\" : \"s\\u0041n\",\n\t\"amount\":1.50,\"big\":12345678901234567890,\"x\":\"ü\\/🔑\" }";

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    SecretHasher hasher;

    private final Receiver receiver = new Receiver();
    private OtherWorkspace workspace;

    @BeforeEach
    void makeAWorkspace() {
        workspace = new OtherWorkspace(engine, hasher);
    }

    @AfterEach
    void closeTheReceiver() {
        receiver.close();
    }

    @Test
    void tellsEverythingAboutADelivery() {
        NotificationId notification = notification(EventType.COMPANY_DELETE, 0);
        receiver.answering(404);
        publish(EventType.COMPANY_DELETE, "scan-1", "client-1");
        String id = settled(1).getFirst().delivery().id().toString();

        String shown = client().get("/api/v1/deliveries/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", equalTo(id))
                .body("eventType", equalTo("COMPANY_DELETE"))
                .body("scanRef", equalTo("scan-1"))
                .body("clientId", equalTo("client-1"))
                .body("notificationId", equalTo(notification.toString()))
                .body("state", equalTo("FAILED"))
                .body("code", equalTo(404))
                .body("attemptCount", equalTo(1))
                .body("nextAttemptAt", nullValue())
                .body("cancelReason", nullValue())
                .body("attempts", hasSize(1))
                .body("attempts[0].code", equalTo(404))
                .body("attempts[0].failure.class", equalTo("HTTP_CLIENT_ERROR"))
                .body("attempts[0].failure.sentence", equalTo("The receiver could not handle the request."))
                .body("attempts[0].manual", equalTo(false))
                .body("attempts[0]", hasKey("durationMillis"))
                .body("payloadErased", equalTo(false))
                .extract()
                .asString();
        assertThat(shown).contains("\"payload\":" + PAYLOAD).doesNotContain(Receiver.RESPONSE);

        byte[] payload = client().get("/api/v1/deliveries/" + id + "/payload")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();
        assertThat(payload).isEqualTo(PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsByEveryFilter() {
        NotificationId deletions = notification(EventType.COMPANY_DELETE, 0);
        notification(EventType.SOS_REPORT, 0);
        publish(EventType.COMPANY_DELETE, "scan-1", "client-1");
        settled(1);
        receiver.answering(500);
        publish(EventType.SOS_REPORT, "scan-2", null);
        settled(2);

        assertThat(found("limit=200")).containsExactly("scan-2", "scan-1");
        assertThat(found("scanRef=scan-1")).containsExactly("scan-1");
        assertThat(found("scanRef=scan")).isEmpty();
        assertThat(found("clientId=client-1")).containsExactly("scan-1");
        assertThat(found("eventType=SOS_REPORT")).containsExactly("scan-2");
        assertThat(found("notificationId=" + deletions)).containsExactly("scan-1");
        assertThat(found("notificationId=" + new NotificationId(1))).isEmpty();
        assertThat(found("state=FAILED")).containsExactly("scan-2");
        assertThat(found("state=PENDING")).isEmpty();
        assertThat(found("code=500")).containsExactly("scan-2");
        assertThat(found("code=2xx")).containsExactly("scan-1");
        assertThat(found("from=2020-01-01T00:00:00Z&to=2080-01-01T00:00:00Z")).hasSize(2);
        assertThat(found("to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(found("state=DELIVERED&eventType=SOS_REPORT")).isEmpty();
    }

    @Test
    void leadsThroughAllPagesOnce() {
        notification(EventType.COMPANY_DELETE, 0);
        for (int i = 0; i < 7; i++) {
            publish(EventType.COMPANY_DELETE, "scan-" + i, null);
        }
        settled(7);

        List<String> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page =
                    client().get("/api/v1/deliveries?limit=3" + cursor).then().statusCode(200);
            all.addAll(page.extract().path("items.scanRef"));
            String next = page.extract().path("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertThat(all).containsExactly("scan-6", "scan-5", "scan-4", "scan-3", "scan-2", "scan-1", "scan-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=failed            | state",
                "code=99                 | code",
                "eventType=NOPE          | eventType",
                "notificationId=1        | notificationId",
                "from=yesterday          | from",
                "to=2026-13-01T00:00:00Z | to",
                "scanRef=                | scanRef",
                "limit=0                 | limit",
                "limit=201               | limit",
                "limit=ten               | limit",
                "cursor=abc              | cursor",
                "scanref=x               | scanref",
                "state=FAILED&state=PENDING | state",
            })
    void namesTheParameterThatIsWrong(String query, String field) {
        client().get("/api/v1/deliveries?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    @Test
    void refusesTheCursorOfAnotherSearch() {
        notification(EventType.COMPANY_DELETE, 0);
        publish(EventType.COMPANY_DELETE, "scan-1", null);
        publish(EventType.COMPANY_DELETE, "scan-2", null);
        settled(2);
        String cursor =
                client().get("/api/v1/deliveries?limit=1").then().extract().path("next");

        client().get("/api/v1/deliveries?limit=2&cursor=" + cursor).then().statusCode(200);
        client().get("/api/v1/deliveries?state=DELIVERED&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    @Test
    void sendsADeliveryAgain() throws Exception {
        notification(EventType.COMPANY_DELETE, 0);
        receiver.answering(500);
        publish(EventType.COMPANY_DELETE, "scan-1", null);
        String id = settled(1).getFirst().delivery().id().toString();
        Receiver.Request first = receiver.next();
        receiver.answering(200);

        client().post("/api/v1/deliveries/" + id + "/resend")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));

        Receiver.Request second = receiver.next();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        entries(all -> all.getFirst().attemptCount() == 2);
        client().get("/api/v1/deliveries/" + id)
                .then()
                .body("state", equalTo("DELIVERED"))
                .body("attempts.manual", contains(false, true))
                .body("resendRequestedAt", nullValue());
    }

    @Test
    void saysWhyADeliveryCannotBeSentAgain() {
        NotificationId notification = notification(EventType.COMPANY_DELETE, 0);
        publish(EventType.COMPANY_DELETE, "scan-1", null);
        publish(EventType.COMPANY_DELETE, "scan-2", null);
        List<Archive.Entry> both = settled(2);
        String deleted = both.get(0).delivery().id().toString();
        String erased = both.get(1).delivery().id().toString();

        client().delete("/api/v1/subjects/scan-1").then().statusCode(204);
        client().post("/api/v1/deliveries/" + erased + "/resend").then().statusCode(409);
        client().delete("/api/v1/notifications/" + notification).then().statusCode(204);
        client().post("/api/v1/deliveries/" + deleted + "/resend").then().statusCode(409);
    }

    @Test
    void erasesASubjectAndSaysSo() {
        notification(EventType.COMPANY_DELETE, 0);
        publish(EventType.COMPANY_DELETE, "scan/1 ü", "client-1");
        publish(EventType.COMPANY_DELETE, "scan-2", null);
        String id = settled(2).get(1).delivery().id().toString();

        client().delete("/api/v1/subjects/{scanRef}", "scan/1 ü").then().statusCode(204);
        client().delete("/api/v1/subjects/{scanRef}", "scan/1 ü").then().statusCode(204);

        client().get("/api/v1/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("payloadErased", equalTo(true))
                .body("$", not(hasKey("payload")))
                .body("scanRef", nullValue())
                .body("clientId", nullValue());
        client().get("/api/v1/deliveries/" + id + "/payload")
                .then()
                .statusCode(410)
                .contentType("application/problem+json");
        assertThat(found("scanRef=scan-2")).hasSize(1);
    }

    @Test
    void saysWhyADeliveryWasGivenUp() {
        NotificationId notification = notification(EventType.COMPANY_DELETE, 5);
        receiver.answering(500);
        publish(EventType.COMPANY_DELETE, "scan-1", null);
        String id = entries(all -> all.size() == 1 && all.getFirst().attemptCount() == 1)
                .getFirst()
                .delivery()
                .id()
                .toString();
        client().get("/api/v1/deliveries/" + id)
                .then()
                .body("state", equalTo("PENDING"))
                .body("nextAttemptAt", notNullValue());

        client().delete("/api/v1/notifications/" + notification).then().statusCode(204);

        settled(1);
        client().get("/api/v1/deliveries/" + id)
                .then()
                .body("state", equalTo("CANCELED"))
                .body("cancelReason.class", equalTo("NOTIFICATION_DELETED"))
                .body("cancelReason.sentence", equalTo("The notification was deleted."));
    }

    @Test
    void sendsEverythingAgainThatAFilterMatches() {
        notification(EventType.COMPANY_DELETE, 0);
        receiver.answering(500);
        for (int i = 0; i < 5; i++) {
            publish(EventType.COMPANY_DELETE, "scan-" + i, null);
        }
        settled(5);
        receiver.answering(200);

        ValidatableResponse begun = resend("""
                {"state": "FAILED", "code": "5xx", "from": "2020-01-01T00:00:00Z"}""")
                .statusCode(202)
                .body("matched", equalTo(5))
                .body("filter.state", equalTo("FAILED"))
                .body("filter.code", equalTo("5xx"))
                .body("filter.from", equalTo("2020-01-01T00:00:00.000Z"));
        String job = begun.extract().path("id");
        assertThat(begun.extract().header("Location")).endsWith("/api/v1/deliveries/resend/" + job);

        entries(all -> all.stream().allMatch(entry -> entry.delivery().state() == DeliveryState.DELIVERED));
        client().get("/api/v1/deliveries/resend/" + job).then().statusCode(200).body("requested", equalTo(5));
        client().delete("/api/v1/deliveries/resend/" + job)
                .then()
                .statusCode(200)
                .body("id", equalTo(job));
        client().delete("/api/v1/deliveries/resend/" + job)
                .then()
                .statusCode(200)
                .body("id", equalTo(job));
    }

    @Test
    void refusesToSendEverythingAgainByMistake() {
        resend("{}").statusCode(400).body("errors.field", contains("body"));
        resend("").statusCode(400).body("errors.field", contains("body"));
        resend("{\"sate\": \"FAILED\"}").statusCode(400).body("errors.field", contains("sate"));
        resend("{\"state\": \"FAILED\", \"code\": 99, \"limit\": 3}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("code", "limit"));
        resend("{\"state\": null}").statusCode(400).body("errors.field", contains("body"));
    }

    @Test
    void listsTheMailsWithoutTheirTexts() {
        notification(EventType.COMPANY_DELETE, 0);
        receiver.answering(500);
        publish(EventType.COMPANY_DELETE, "scan-1", null);
        settled(1);

        client().get("/api/v1/mails")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].to", equalTo("ops@company.example"))
                .body("items[0].subject", notNullValue())
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].attempts", equalTo(0))
                .body("items[0].next", notNullValue())
                .body("items[0]", not(hasKey("text")))
                .body("items[0]", not(hasKey("letter")));
    }

    @Test
    void answersInTheShapeOfItsExamples() throws Exception {
        ObjectMapper json = new ObjectMapper();
        notification(EventType.COMPANY_DELETE, 0);
        receiver.answering(500);
        publish(EventType.COMPANY_DELETE, "scan-1", null);
        String id = settled(1).getFirst().delivery().id().toString();

        Map<?, ?> page = client().get("/api/v1/deliveries").as(Map.class);
        Map<?, ?> detail = client().get("/api/v1/deliveries/" + id).as(Map.class);
        Map<?, ?> job =
                resend(DeliveryExamples.FILTER).statusCode(202).extract().as(Map.class);

        assertThat(shape(page)).isEqualTo(shape(json.readValue(DeliveryExamples.PAGE, Map.class)));
        assertThat(shape(detail)).isEqualTo(shape(json.readValue(DeliveryExamples.DETAIL, Map.class)));
        assertThat(shape(job)).isEqualTo(shape(json.readValue(DeliveryExamples.JOB, Map.class)));
    }

    /// The names of the properties, also of those in lists and objects, but not of a payload's.
    private static Set<String> shape(Map<?, ?> object) {
        Set<String> names = new TreeSet<>();
        object.forEach((name, value) -> {
            names.add(name.toString());
            if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> element) {
                shape(element).forEach(inner -> names.add(name + "[]." + inner));
            } else if (value instanceof Map<?, ?> inner && !name.equals("payload")) {
                shape(inner).forEach(part -> names.add(name + "." + part));
            }
        });
        return names;
    }

    private NotificationId notification(EventType type, int retries) {
        return Await.result(engine.addNotification(
                        workspace.id(),
                        new Notification.Settings(
                                "Test",
                                true,
                                Set.of(type),
                                tidings.engine.Receiver.at(receiver.url()),
                                new RetryPolicy(retries, Duration.ofHours(1)),
                                new FailMail("ops@company.example", true)),
                        Actor.OPERATOR))
                .id();
    }

    private void publish(EventType type, String subject, @Nullable String clientId) {
        Body body = Body.of(PAYLOAD.getBytes(StandardCharsets.UTF_8));
        Await.result(engine.publish(new Publication(workspace.id(), type, subject, clientId, body, null)));
    }

    /// Waits until there are so many deliveries and all are terminal; newest first.
    private List<Archive.Entry> settled(int count) {
        return entries(all -> all.size() == count
                && all.stream().allMatch(entry -> entry.delivery().state().terminal()));
    }

    private List<Archive.Entry> entries(Predicate<List<Archive.Entry>> wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            List<Archive.Entry> all = archive.search(DeliveryFilter.all(workspace.id()), null, 100);
            if (wanted.test(all)) {
                return all;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The deliveries did not come to the wanted state in time");
    }

    private List<String> found(String query) {
        return client().get("/api/v1/deliveries?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.scanRef");
    }

    private RequestSpecification client() {
        return workspace.asClient();
    }

    private ValidatableResponse resend(String body) {
        return client().contentType("application/json")
                .body(body)
                .post("/api/v1/deliveries/resend")
                .then();
    }
}
