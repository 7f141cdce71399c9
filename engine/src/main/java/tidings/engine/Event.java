package tidings.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;

/// A thing that happened. Immutable; its payload bytes travel and are stored beside it.
///
/// @param subject whom or what it is about, a scanRef where there is one: within one notification, events of
///     one subject
///     keep their order; events without a subject have no order
/// @param callback where its webhooks go in place of the notifications' receivers; absent means to these
public record Event(
        EventId id,
        WorkspaceId workspace,
        EventType type,
        @Nullable String subject,
        @Nullable String clientId,
        Instant at,
        @Nullable String callback) {

    /// One whose webhooks go to the notifications' receivers.
    public Event(
            EventId id,
            WorkspaceId workspace,
            EventType type,
            @Nullable String subject,
            @Nullable String clientId,
            Instant at) {
        this(id, workspace, type, subject, clientId, at, null);
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "Event[" + id + " " + type + "]";
    }
}
