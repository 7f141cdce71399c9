package tidings.engine;

import java.time.Instant;

/// A client's credentials for one workspace. The secret itself is nowhere; its keyed hash stands in its
/// place.
///
/// @param key the public half, which the client sends as its user name
/// @param secretHash lower-case hex of HMAC-SHA-256 of the secret under a key that is not in the database
public record ApiKey(String key, WorkspaceId workspace, String name, String secretHash, Instant createdAt) {}
