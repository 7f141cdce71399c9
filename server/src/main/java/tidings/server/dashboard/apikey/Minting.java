package tidings.server.dashboard.apikey;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import tidings.engine.ApiKey;
import tidings.engine.ApiKey.Scope;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.dashboard.apikey.ApiKeyTemplates.Made;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.RandomText;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// Makes API keys. Of a secret only the hash stays. Thread-safe; blocks.
@Singleton
final class Minting {
    private static final int KEY_BYTES = 12;

    private final Engine engine;
    private final RandomText random;
    private final SecretHasher hasher;
    private final InstantSource clock;
    private final String publicUrl;

    Minting(Engine engine, RandomText random, SecretHasher hasher, InstantSource clock, Settings settings) {
        this.engine = engine;
        this.random = random;
        this.hasher = hasher;
        this.clock = clock;
        this.publicUrl = settings.publicUrl().toString();
    }

    /// Makes the key that a form without faults asks for, in the workspace that the person looks at.
    Made mint(SignedIn by, ApiKeyForm form) {
        Instant now = clock.instant();
        if (!(Expiry.of(form.expiry(), form.date(), now) instanceof Expiry.At at)) {
            throw new IllegalArgumentException("A form with a wrong end was not sent back");
        }
        Scope scope = Scopes.parse(form.scope()).orElseThrow();
        String key = random.ofBytes(KEY_BYTES);
        String secret = random.token();
        ApiKey made = new ApiKey(key, by.workspace(), form.name(), hasher.hash(secret), scope, now, at.end());
        if (Await.result(engine.saveApiKey(made, by.actor())).isEmpty()) {
            throw new IllegalStateException("96 random bits were the key of another workspace");
        }
        String trial = "curl -u '" + key + ":" + secret + "' '" + publicUrl + Scopes.trial(scope) + "'";
        return new Made(form.name(), key, secret, trial);
    }
}
