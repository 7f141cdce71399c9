package tidings.server.setup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// Makes workspaces and their keys. Blocks until they are on disk.
@Singleton
final class Founding {
    private final Engine engine;
    private final SecretHasher hasher;
    private final Settings settings;
    private final InstantSource clock;

    Founding(Engine engine, SecretHasher hasher, Settings settings, InstantSource clock) {
        this.engine = engine;
        this.hasher = hasher;
        this.settings = settings;
        this.clock = clock;
    }

    /// The oldest workspace.
    Optional<Workspace> first() {
        return engine.directory().workspaces().stream().findFirst();
    }

    /// The key with that public half.
    Optional<ApiKey> key(String key) {
        return engine.directory().apiKey(key);
    }

    /// Makes a workspace for what this server is set to be for.
    Workspace found(String name) {
        return Await.result(
                engine.addWorkspace(name, settings.sandbox() ? Environment.SANDBOX : Environment.LIVE, Actor.OPERATOR));
    }

    /// Makes a key to the workspace, or replaces the one with the same public half.
    void give(WorkspaceId workspace, String key, String secret) {
        Await.result(engine.saveApiKey(
                new ApiKey(key, workspace, "First key", hasher.hash(secret), ApiKey.Scope.FULL, clock.instant(), null),
                Actor.OPERATOR));
    }
}
