package tidings.server;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.security.SecretHasher;

/// A second workspace with a key of its own, fresh for each that is made.
public final class OtherWorkspace {
    private static final String SECRET = "other-secret-0123456789";

    private final WorkspaceId id;
    private final String key;

    public OtherWorkspace(Engine engine, SecretHasher hasher) {
        id = Await.result(engine.addWorkspace("Other", Environment.SANDBOX, Actor.OPERATOR))
                .id();
        key = "key-of-" + id;
        Await.result(engine.saveApiKey(
                new ApiKey(key, id, "Other", hasher.hash(SECRET), ApiKey.Scope.FULL, Instant.EPOCH, null),
                Actor.OPERATOR));
    }

    public WorkspaceId id() {
        return id;
    }

    /// A request with its API key.
    public RequestSpecification asClient() {
        return RestAssured.given().auth().preemptive().basic(key, SECRET);
    }
}
