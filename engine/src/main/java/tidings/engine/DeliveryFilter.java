package tidings.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;

/// Which deliveries of a workspace are meant; what is absent does not restrict.
///
/// @param subject the whole scanRef or other subject, not a part of it
/// @param code compared with the latest attempt's; a delivery without an attempt has none
/// @param from the earliest time at which the event was accepted, in whole milliseconds
/// @param to the time before which it was accepted, in whole milliseconds; ids tell the times, see
///     [IdSequence#firstAt]
public record DeliveryFilter(
        WorkspaceId workspace,
        @Nullable String subject,
        @Nullable String clientId,
        @Nullable EventType type,
        @Nullable NotificationId notification,
        @Nullable DeliveryState state,
        @Nullable CodeRange code,
        @Nullable Instant from,
        @Nullable Instant to) {

    /// Everything of the workspace.
    public static DeliveryFilter all(WorkspaceId workspace) {
        return new DeliveryFilter(workspace, null, null, null, null, null, null, null, null);
    }
}
