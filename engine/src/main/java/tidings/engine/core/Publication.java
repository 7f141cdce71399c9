package tidings.engine.core;

import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;

/// What a client asks to be published, already checked against the type's schema.
///
/// @param callback see [tidings.engine.Event]
/// @param idempotencyKey publishing the same again under the same key has no effect and gets the same answer
public record Publication(
        WorkspaceId workspace,
        EventType type,
        @Nullable String subject,
        @Nullable String clientId,
        Body body,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable String callback) {

    /// One whose webhooks go to the notifications' receivers.
    public Publication(
            WorkspaceId workspace,
            EventType type,
            @Nullable String subject,
            @Nullable String clientId,
            Body body,
            @Nullable IdempotencyKey idempotencyKey) {
        this(workspace, type, subject, clientId, body, idempotencyKey, null);
    }

    /// A key and what was asked under it.
    ///
    /// @param fingerprint lower-case hex of SHA-256 over the request, so that another request under the same
    ///     key is noticed
    public record IdempotencyKey(String key, String fingerprint) {}
}
