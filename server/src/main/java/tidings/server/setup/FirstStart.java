package tidings.server.setup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import tidings.engine.ApiKey;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// Sees to it that a server has a workspace: makes the one and the API key that the operator has set, or
/// prints a link that lets whoever reads the log make them.
@Singleton
final class FirstStart {
    private static final Logger LOG = Logger.getLogger("tidings.setup");

    private final Founding founding;
    private final SetupToken token;
    private final SecretHasher hasher;
    private final Settings settings;

    FirstStart(Founding founding, SetupToken token, SecretHasher hasher, Settings settings) {
        this.founding = founding;
        this.token = token;
        this.hasher = hasher;
        this.settings = settings;
    }

    void begin(@Observes StartupEvent start) {
        settings.firstKey().ifPresent(this::provide);
        if (founding.first().isEmpty()) {
            LOG.infof(
                    "There is no workspace yet. Open this link once to make the first: %s/setup?token=%s",
                    settings.publicUrl(), token.issue());
        }
    }

    /// Makes the key as it is set now; an unchanged one is left alone, so that a restart writes nothing.
    private void provide(Settings.FirstKey set) {
        String hash = hasher.hash(set.secret().reveal());
        Optional<ApiKey> present = founding.key(set.key());
        if (present.map(ApiKey::secretHash).filter(hash::equals).isEmpty()) {
            WorkspaceId workspace = present.map(ApiKey::workspace)
                    .or(() -> founding.first().map(Workspace::id))
                    .orElseGet(() -> founding.found("Main").id());
            founding.give(workspace, set.key(), set.secret().reveal());
        }
    }
}
