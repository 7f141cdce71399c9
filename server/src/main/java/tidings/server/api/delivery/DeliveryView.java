package tidings.server.api.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.port.Archive;
import tidings.events.EventType;
import tidings.server.api.Reason;

/// A delivery with everything that is known of it.
///
/// @param cancelReason why it was given up; present exactly when it was
/// @param resendRequestedAt when a person asked for a resend that has not happened yet
/// @param payloadErased whether the payload is gone: erased, or past its retention
/// @param payload what was sent, its bytes unchanged
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "DeliveryDetail", description = "A delivery with its attempts and its payload.")
public record DeliveryView(
        @JsonUnwrapped Item item,
        @Schema(nullable = true) @Nullable Reason cancelReason,
        @Schema(nullable = true) @Nullable Instant resendRequestedAt,
        List<AttemptView> attempts,
        boolean payloadErased,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String payload) {

    /// A delivery as a row of the log.
    ///
    /// @param code the latest attempt's response code, 0 for no response; absent before the first attempt
    /// @param nextAttemptAt when it is tried next; absent when nothing more happens by itself
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Delivery", description = "One event for one notification, and what became of it.")
    public record Item(
            String id,
            String eventId,
            EventType eventType,
            @Schema(nullable = true) @Nullable String scanRef,
            @Schema(nullable = true) @Nullable String clientId,
            String notificationId,
            DeliveryState state,
            @Schema(nullable = true) @Nullable Integer code,
            int attemptCount,
            @Schema(nullable = true) @Nullable Instant nextAttemptAt,
            Instant createdAt) {

        public static Item of(Archive.Entry entry) {
            Delivery delivery = entry.delivery();
            return new Item(
                    delivery.id().toString(),
                    delivery.event().id().toString(),
                    delivery.event().type(),
                    delivery.event().subject(),
                    delivery.event().clientId(),
                    delivery.notification().toString(),
                    delivery.state(),
                    entry.code(),
                    entry.attemptCount(),
                    delivery.state().terminal() ? null : delivery.due(),
                    delivery.event().at());
        }

        /// Leaves out whom it is about.
        @Override
        public String toString() {
            return "Item[" + id + "]";
        }
    }

    /// One try to send it.
    ///
    /// @param code the response code; 0 when there was no response
    /// @param failure absent when the receiver answered with 2xx
    /// @param manual whether a person asked for it
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Attempt")
    public record AttemptView(
            Instant at,
            int code,
            long durationMillis,
            @Schema(nullable = true) @Nullable Reason failure,
            boolean manual) {
        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.at(),
                    attempt.outcome().code(),
                    attempt.duration().toMillis(),
                    Reason.of(attempt.outcome()),
                    attempt.manual());
        }
    }

    static DeliveryView of(Archive.Detail detail) {
        Body body = detail.body();
        return new DeliveryView(
                Item.of(detail.entry()),
                Reason.of(detail.entry().delivery().canceled()),
                detail.entry().resendRequestedAt(),
                detail.attempts().stream().map(AttemptView::of).toList(),
                body == null,
                body == null ? null : new String(body.bytes(), StandardCharsets.UTF_8));
    }

    /// Leaves out the payload.
    @Override
    public String toString() {
        return "DeliveryView[" + item.id() + "]";
    }
}
