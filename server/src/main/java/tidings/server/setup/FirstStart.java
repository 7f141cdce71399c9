package tidings.server.setup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey;
import tidings.engine.Workspace;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.server.security.Passwords;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// Sees to it that a server has a workspace and somebody who administers it: makes what the operator has set, or
/// prints a link that lets whoever reads the log make it.
@Singleton
final class FirstStart {
    private static final Logger LOG = Logger.getLogger("tidings.setup");
    private static final String WORKSPACE = "Main";
    static final String KEY_NAME = "First key";

    private final Founders founders;
    private final SetupToken token;
    private final SecretHasher hasher;
    private final Passwords passwords;
    private final Settings settings;
    private final InstantSource clock;

    FirstStart(
            Founders founders,
            SetupToken token,
            SecretHasher hasher,
            Passwords passwords,
            Settings settings,
            InstantSource clock) {
        this.founders = founders;
        this.token = token;
        this.hasher = hasher;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        Optional<Workspace> first = founders.first();
        if (first.isPresent()) {
            settings.firstKey().ifPresent(key -> keep(first.get(), key));
            settings.firstAdministrator().ifPresent(set -> keep(first.get(), set));
        } else if (settings.firstKey().isPresent()
                || settings.firstAdministrator().isPresent()) {
            founders.found(
                    WORKSPACE,
                    settings.firstAdministrator().map(this::person).orElse(null),
                    settings.firstKey().map(this::key).orElse(null));
        }
        if (founders.needsAdministrator()) {
            LOG.infof(
                    "Nobody can sign in yet. Open this link once to make the administrator: %s/setup?token=%s",
                    settings.publicUrl(), token.issue());
        }
    }

    /// Makes the key as it is set now; an unchanged one is left alone, so that a restart writes nothing.
    private void keep(Workspace first, Settings.FirstKey set) {
        String hash = hasher.hash(set.secret().reveal());
        @Nullable ApiKey present = founders.key(set.key()).orElse(null);
        if (present == null || !present.secretHash().equals(hash)) {
            founders.save(new ApiKey(
                    set.key(),
                    present == null ? first.id() : present.workspace(),
                    KEY_NAME,
                    hash,
                    ApiKey.Scope.FULL,
                    clock.instant(),
                    null));
        }
    }

    /// Makes the administrator once. Who is a user already has a password and a role that people have decided.
    private void keep(Workspace first, Settings.FirstAdministrator set) {
        if (founders.user(set.email()).isEmpty()) {
            founders.appoint(first.id(), person(set));
        }
    }

    private Person person(Settings.FirstAdministrator set) {
        String name = set.email().substring(0, set.email().indexOf('@'));
        return new Person(set.email(), name, passwords.hash(set.password().reveal()));
    }

    private Founding.Key key(Settings.FirstKey set) {
        return new Founding.Key(set.key(), KEY_NAME, hasher.hash(set.secret().reveal()), ApiKey.Scope.FULL, null);
    }
}
