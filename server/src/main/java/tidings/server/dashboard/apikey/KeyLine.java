package tidings.server.dashboard.apikey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Tone;

/// A key as the list shows it.
///
/// @param scope in words
/// @param expired that it opens nothing any more; absent while it does
public record KeyLine(
        String name,
        String key,
        String scope,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Badge expired) {
    static KeyLine of(ApiKey key, Instant now) {
        return new KeyLine(
                key.name(),
                key.key(),
                Scopes.label(key.scope()),
                key.createdAt(),
                key.expiresAt(),
                key.expired(now) ? new Badge(Tone.QUIET, "Expired") : null);
    }
}
