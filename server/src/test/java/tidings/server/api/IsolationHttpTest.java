package tidings.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.core.Publication;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.OtherWorkspace;
import tidings.server.TestServer;
import tidings.server.security.SecretHasher;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class IsolationHttpTest {
    private static final String SUBJECT = "scan-of-the-first";
    private static final String WHOLE = """
            {"name": "Mine now", "receiver": "https://evil.example", "eventTypes": ["IDENTIFICATION"]}""";

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    SecretHasher hasher;

    private OtherWorkspace first;
    private OtherWorkspace second;
    private String notification;
    private String delivery;
    private String job;

    @BeforeEach
    void makeTwoWorkspaces() {
        first = new OtherWorkspace(engine, hasher);
        second = new OtherWorkspace(engine, hasher);
        notification = Await.result(engine.addNotification(
                        first.id(),
                        new Notification.Settings(
                                "First",
                                true,
                                Set.of(EventType.COMPANY_DELETE),
                                Receiver.at("http://127.0.0.1:9/"),
                                RetryPolicy.DEFAULT,
                                null),
                        Actor.OPERATOR))
                .id()
                .toString();
        Body body = Body.of("{}".getBytes(StandardCharsets.UTF_8));
        Await.result(engine.publish(new Publication(first.id(), EventType.COMPANY_DELETE, SUBJECT, null, body, null)));
        delivery = archive.search(DeliveryFilter.all(first.id()), null, 1)
                .getFirst()
                .delivery()
                .id()
                .toString();
        DeliveryFilter everything = DeliveryFilter.all(first.id());
        job = Await.result(engine.resendAll(everything, Actor.OPERATOR)).id().toString();
    }

    @Test
    void answersEveryPathByIdAsIfTheThingDidNotExist() {
        assertThat(routes()).hasSizeGreaterThanOrEqualTo(9);
        for (String route : routes()) {
            String[] parts = route.split(" ", 2);
            String path = parts[1].replace("/notifications/{id}", "/notifications/" + notification)
                    .replace("/deliveries/{id}", "/deliveries/" + delivery)
                    .replace("{jobId}", job);
            var request = second.asClient();
            if (parts[0].equals("PUT") || parts[0].equals("POST")) {
                request.contentType(ContentType.JSON);
                request.body(parts[0].equals("PUT") ? WHOLE : "{}");
            }
            ValidatableResponse strange =
                    request.request(Method.valueOf(parts[0]), path).then();
            assertThat(strange.extract().statusCode()).as(route).isEqualTo(404);
            assertThat(strange.extract().contentType()).as(route).startsWith(Problem.MEDIA_TYPE);

            String nowhere = path.replaceFirst("_[0-9a-z]{13}", "_0000000000000");
            var same = second.asClient();
            if (parts[0].equals("PUT") || parts[0].equals("POST")) {
                same.contentType(ContentType.JSON);
                same.body(parts[0].equals("PUT") ? WHOLE : "{}");
            }
            assertThat(same.request(Method.valueOf(parts[0]), nowhere).asString())
                    .as(route)
                    .isEqualTo(strange.extract().asString());
        }
        assertThat(engine.directory().notifications(first.id())).hasSize(1);
    }

    @Test
    void listsNothingOfAnotherWorkspace() {
        second.asClient().get("/api/v1/notifications").then().body("items", equalTo(List.of()));
        second.asClient().get("/api/v1/deliveries").then().body("items", equalTo(List.of()));
        second.asClient()
                .get("/api/v1/deliveries?notificationId=" + notification)
                .then()
                .body("items", equalTo(List.of()));
        second.asClient().get("/api/v1/deliveries?scanRef=" + SUBJECT).then().body("items", equalTo(List.of()));
        second.asClient().get("/api/v1/mails").then().body("items", equalTo(List.of()));
        second.asClient()
                .contentType(ContentType.JSON)
                .body("{\"scanRef\": \"" + SUBJECT + "\"}")
                .post("/api/v1/deliveries/resend")
                .then()
                .statusCode(202)
                .body("matched", equalTo(0));
    }

    @Test
    void erasesNothingOfAnotherWorkspace() {
        second.asClient().delete("/api/v1/subjects/" + SUBJECT).then().statusCode(204);
        first.asClient().get("/api/v1/deliveries/" + delivery).then().body("payloadErased", equalTo(false));
    }

    /// Every route that names a thing of a workspace by its id, read from the description of the API, so that
    /// a new one cannot be forgotten here.
    private Set<String> routes() {
        Map<String, Map<String, Object>> paths = first.asClient()
                .accept("application/json")
                .get("/openapi")
                .then()
                .extract()
                .path("paths");
        return paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/"))
                .filter(path -> path.getKey().contains("d}"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(key ->
                                Set.of("get", "put", "post", "delete", "patch").contains(key))
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
