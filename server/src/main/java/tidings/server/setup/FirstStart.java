package tidings.server.setup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// Makes the first workspace and the API key that the operator has set, unless they are there already.
@Singleton
final class FirstStart {
    private final Engine engine;
    private final SecretHasher hasher;
    private final Settings settings;
    private final InstantSource clock;

    FirstStart(Engine engine, SecretHasher hasher, Settings settings, InstantSource clock) {
        this.engine = engine;
        this.hasher = hasher;
        this.settings = settings;
        this.clock = clock;
    }

    void run(@Observes StartupEvent start) {
        settings.firstKey().ifPresent(this::provide);
    }

    private void provide(Settings.FirstKey first) {
        String hash = hasher.hash(first.secret().reveal());
        Optional<ApiKey> present = engine.directory().apiKey(first.key());
        if (present.isPresent() && present.get().secretHash().equals(hash)) {
            return;
        }
        WorkspaceId workspace = present.map(ApiKey::workspace).orElseGet(this::firstWorkspace);
        Await.result(engine.saveApiKey(new ApiKey(first.key(), workspace, "First key", hash, clock.instant())));
    }

    private WorkspaceId firstWorkspace() {
        return engine.directory().workspaces().stream()
                .findFirst()
                .map(Workspace::id)
                .orElseGet(() -> Await.result(engine.addWorkspace(
                                "Main", settings.sandbox() ? Environment.SANDBOX : Environment.LIVE))
                        .id());
    }
}
