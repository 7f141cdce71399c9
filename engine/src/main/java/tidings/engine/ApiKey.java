package tidings.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A client's credentials for one workspace. The secret itself is nowhere; its keyed hash stands in its
/// place.
///
/// @param key the public half, which the client sends as its user name
/// @param secretHash lower-case hex of HMAC-SHA-256 of the secret under a key that is not in the database
/// @param expiresAt from when on it opens nothing; absent means never
public record ApiKey(
        String key,
        WorkspaceId workspace,
        String name,
        String secretHash,
        Scope scope,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /// What a key may be used for.
    public enum Scope {
        /// Everything but what is for people only: administering the team and reviewing.
        FULL,

        /// Publishing events, and nothing else.
        PUBLISH,

        /// Reading, and nothing else.
        READ
    }

    /// Whether it opens nothing any more.
    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /// Leaves out the hash.
    @Override
    public String toString() {
        return "ApiKey[" + key + " " + scope + "]";
    }
}
