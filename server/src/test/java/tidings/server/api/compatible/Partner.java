package tidings.server.api.compatible;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.Notification;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.Receiver;
import tidings.server.api.Await;
import tidings.server.pictures.Drawn;
import tidings.server.security.SecretHasher;

/// A partner with a workspace of its own, as the vendor's clients call it.
final class Partner {
    static final String SECRET = "partner-secret-0123456789";
    static final String PICTURE = Base64.getEncoder().encodeToString(Drawn.jpeg(Drawn.card(1200, 800)));

    private final Engine engine;
    private final SecretHasher hasher;
    private final WorkspaceId workspace;

    Partner(Engine engine, SecretHasher hasher, Environment environment) {
        this.engine = engine;
        this.hasher = hasher;
        workspace = Await.result(engine.addWorkspace("Partner", environment, Actor.OPERATOR))
                .id();
        key(ApiKey.Scope.FULL);
    }

    WorkspaceId workspace() {
        return workspace;
    }

    /// The name of its key of a scope.
    String key(ApiKey.Scope scope) {
        String key = scope + "-" + workspace;
        Await.result(engine.saveApiKey(
                new ApiKey(key, workspace, "Partner", hasher.hash(SECRET), scope, Instant.EPOCH, null),
                Actor.OPERATOR));
        return key;
    }

    /// A request with its key.
    RequestSpecification asks() {
        return as(ApiKey.Scope.FULL);
    }

    RequestSpecification as(ApiKey.Scope scope) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(key(scope), SECRET)
                .redirects()
                .follow(false)
                .contentType("application/json");
    }

    ValidatableResponse post(String path, Object body) {
        return asks().body(body).post(path).then();
    }

    /// A session.
    Made make(Map<String, ?> parameters) {
        return Made.of(post("/api/v2/token", parameters).statusCode(201));
    }

    /// A verification that has its outcome.
    Made decided(String clientId, String outcome) {
        return make(Map.of("clientId", clientId, "dummyStatus", outcome));
    }

    /// Sends some events to a receiver.
    void notify(Receiver receiver, EventType... types) {
        Await.result(engine.addNotification(
                workspace,
                new Notification.Settings(
                        "Outcomes",
                        true,
                        Set.of(types),
                        tidings.engine.Receiver.at(receiver.url()),
                        RetryPolicy.DEFAULT,
                        null),
                Actor.OPERATOR));
    }

    /// What names a session.
    record Made(String scanRef, String token) {
        static Made of(ValidatableResponse answer) {
            return new Made(answer.extract().path("scanRef"), answer.extract().path("authToken"));
        }

        Map<String, String> named() {
            return Map.of("scanRef", scanRef);
        }
    }
}
