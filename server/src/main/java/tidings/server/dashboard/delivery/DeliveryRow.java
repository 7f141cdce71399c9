package tidings.server.dashboard.delivery;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Tone;

/// A delivery as a row of the list.
///
/// @param version changes whenever anything in the row does
/// @param open whether something will still happen by itself
/// @param type the event's name as the dashboard shows it
/// @param code the latest attempt's; null before the first
/// @param next when it is tried next; null when nothing more happens by itself
public record DeliveryRow(
        String id,
        String version,
        boolean open,
        String type,
        @Nullable String scanRef,
        @Nullable String clientId,
        Target notification,
        Badge state,
        @Nullable Code code,
        int attempts,
        @Nullable Instant next,
        Instant at) {

    /// A response code.
    ///
    /// @param tone its tone's name in the stylesheet
    /// @param title its class in a word or two
    public record Code(int number, String tone, String title) {
        static Code of(int code) {
            CodeClass kind = CodeClass.of(code);
            return new Code(code, kind.tone().style(), kind.title());
        }
    }

    /// The notification that a delivery is for.
    ///
    /// @param there whether it still exists
    public record Target(String id, String name, boolean there) {
        static Target of(NotificationId id, WorkspaceId workspace, Directory directory) {
            return directory
                    .notification(workspace, id)
                    .map(found -> new Target(id.toString(), found.settings().name(), true))
                    .orElseGet(() -> new Target(id.toString(), "Deleted notification", false));
        }
    }

    /// The row of an entry of the log.
    public static DeliveryRow of(Archive.Entry entry, Directory directory) {
        Delivery delivery = entry.delivery();
        Integer code = entry.code();
        return new DeliveryRow(
                delivery.id().toString(),
                version(entry),
                open(entry),
                delivery.event().type().displayName(),
                delivery.event().subject(),
                delivery.event().clientId(),
                Target.of(delivery.notification(), delivery.event().workspace(), directory),
                state(entry),
                code == null ? null : Code.of(code),
                entry.attemptCount(),
                delivery.state().terminal() ? null : delivery.due(),
                delivery.event().at());
    }

    static boolean open(Archive.Entry entry) {
        return !entry.delivery().state().terminal() || entry.resendRequestedAt() != null;
    }

    static String version(Archive.Entry entry) {
        Delivery delivery = entry.delivery();
        return Integer.toHexString(Objects.hash(
                delivery.state().name(),
                delivery.due(),
                entry.code(),
                entry.attemptCount(),
                entry.resendRequestedAt(),
                delivery.event().subject()));
    }

    static Badge state(Archive.Entry entry) {
        DeliveryState state = entry.delivery().state();
        if (entry.resendRequestedAt() != null) {
            return new Badge(Tone.BUSY, "Resending");
        }
        return switch (state) {
            case PENDING ->
                entry.attemptCount() == 0 ? new Badge(Tone.BUSY, "Waiting") : new Badge(Tone.WARNING, "Retrying");
            case DELIVERED, FAILED, CANCELED -> new Badge(tone(state), label(state));
        };
    }

    /// A state in the words of the pages.
    static String label(DeliveryState state) {
        return switch (state) {
            case PENDING -> "Waiting";
            case DELIVERED -> "Delivered";
            case FAILED -> "Failed";
            case CANCELED -> "Canceled";
        };
    }

    private static Tone tone(DeliveryState state) {
        return switch (state) {
            case PENDING -> Tone.BUSY;
            case DELIVERED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELED -> Tone.QUIET;
        };
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "DeliveryRow[" + id + "]";
    }
}
