package tidings.server.security;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey;
import tidings.engine.core.Directory;

/// Finds out who is calling from an `Authorization` header.
///
/// It stands in the way of every request, so it does no more than decode, look up and hash once. A key that
/// does not exist costs as much as one that does, so that nobody can find keys by the clock. Thread-safe.
final class ApiKeyCheck {
    private static final String SCHEME = "Basic ";
    private static final int MAX_LENGTH = 1_024;

    private final SecretHasher hasher;
    private final InstantSource clock;
    private final String nobody;

    ApiKeyCheck(SecretHasher hasher, InstantSource clock) {
        this.hasher = hasher;
        this.clock = clock;
        this.nobody = hasher.hash("");
    }

    /// The caller; empty when the header names no key, one that has expired, or the wrong
    /// secret.
    Optional<Caller.ApiClient> caller(Directory directory, @Nullable String authorization) {
        if (authorization == null
                || authorization.length() > MAX_LENGTH
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String credentials = decoded(authorization.substring(SCHEME.length()).strip());
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        @Nullable ApiKey key = directory.apiKey(credentials.substring(0, colon)).orElse(null);
        boolean matches = hasher.matches(credentials.substring(colon + 1), key == null ? nobody : key.secretHash());
        return key != null && matches && !key.expired(clock.instant())
                ? Optional.of(new Caller.ApiClient(key))
                : Optional.empty();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
