package tidings.server.api.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.events.EventType;

/// A bulk resend as a client reads it.
///
/// @param matched how many deliveries the filter matched when it began
/// @param requested how many of them have been handed on so far
@Schema(
        name = "ResendJob",
        description = "A resend of everything that a filter matched, worked off at a measured pace.")
record ResendJobView(
        String id,

        @Schema(enumeration = {"RUNNING", "DONE", "CANCELED"})
        String state,

        long matched,
        long requested,
        Filter filter,
        Instant createdAt) {

    /// What it is about; what is absent does not restrict.
    @Schema(name = "DeliveryFilter")
    record Filter(
            @Nullable String scanRef,
            @Nullable String clientId,
            @Nullable EventType eventType,
            @Nullable String notificationId,
            @Nullable DeliveryState state,
            @Nullable String code,
            @Nullable Instant from,
            @Nullable Instant to) {

        static Filter of(DeliveryFilter filter) {
            NotificationId notification = filter.notification();
            CodeRange code = filter.code();
            return new Filter(
                    filter.subject(),
                    filter.clientId(),
                    filter.type(),
                    notification == null ? null : notification.toString(),
                    filter.state(),
                    code == null ? null : text(code),
                    filter.from(),
                    filter.to());
        }

        private static String text(CodeRange code) {
            return code.from() == code.to() ? Integer.toString(code.from()) : code.from() / 100 + "xx";
        }

        /// Leaves out whom it is about.
        @Override
        public String toString() {
            return "Filter";
        }
    }

    static ResendJobView of(ResendJob job) {
        return new ResendJobView(
                job.id().toString(),
                job.state().name(),
                job.matched(),
                job.requested(),
                Filter.of(job.filter()),
                job.createdAt());
    }
}
