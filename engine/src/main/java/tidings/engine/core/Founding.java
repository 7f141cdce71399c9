package tidings.engine.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey;
import tidings.engine.Environment;

/// A workspace to be made, with whom and what it begins with, so that all of it is there or nothing.
///
/// @param admin its first administrator; one who is a user already just gets the role
/// @param key its first API key
public record Founding(
        String name,
        Environment environment,
        @Nullable Person admin,
        @Nullable Key key) {

    /// A workspace and nothing else.
    public static Founding of(String name, Environment environment) {
        return new Founding(name, environment, null, null);
    }

    /// An API key to be made; its parts are those of [ApiKey].
    public record Key(
            String key,
            String name,
            String secretHash,
            ApiKey.Scope scope,
            @Nullable Instant expiresAt) {
        /// Leaves out the hash.
        @Override
        public String toString() {
            return "Key[" + key + "]";
        }
    }

    /// Leaves out who is in it.
    @Override
    public String toString() {
        return "Founding[" + name + "]";
    }
}
