package tidings.engine;

import java.time.Instant;

/// What a client was told when it published with an idempotency key, so that it can be told the same again.
///
/// @param key chosen by the client, unique within the workspace
/// @param fingerprint lower-case hex of SHA-256 over what was published; another one under the same key is a
///     mistake
public record Receipt(
        WorkspaceId workspace, String key, String fingerprint, EventId event, int deliveries, Instant at) {}
