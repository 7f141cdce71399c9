package tidings.server.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.RetiringKey;
import tidings.engine.RetryPolicy;
import tidings.events.EventType;
import tidings.events.SigningKey;

/// A notification as a client reads it: of its secrets only whether they are there.
///
/// @param signingKey in the one answer to the request that had it made, and never again
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Notification", description = "A notification: which events go where. Secrets are write-only.")
record NotificationView(
        String id,
        String name,
        String type,
        String receiver,
        List<EventType> eventTypes,
        boolean active,
        List<HeaderView> headers,
        boolean signingKeySet,

        @Schema(
                nullable = true,
                description = "Until when a key that was replaced signs too; null when none is left to do so.")
        @Nullable
        Instant signingKeyOverlapEndsAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String signingKey,
        @Schema(nullable = true) @Nullable FailMailView failEmail,
        @Schema(nullable = true) @Nullable OAuthView oauth,
        RetryView retry,
        @Schema(nullable = true) @Nullable Long timeoutSeconds,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "NotificationHeader")
    record HeaderView(String key, boolean valueSet) {
        static HeaderView of(Header header) {
            return new HeaderView(header.key(), true);
        }
    }

    @Schema(name = "NotificationFailEmail")
    record FailMailView(String address, boolean includeBody) {
        static @Nullable FailMailView of(@Nullable FailMail mail) {
            return mail == null ? null : new FailMailView(mail.address(), mail.includeBody());
        }
    }

    @Schema(name = "NotificationOAuth")
    record OAuthView(@Schema(nullable = true) @Nullable String endpoint, boolean tokenSet, boolean requestSet) {
        static @Nullable OAuthView of(@Nullable OAuth oauth) {
            return oauth == null
                    ? null
                    : new OAuthView(oauth.endpoint(), oauth.token() != null, oauth.request() != null);
        }
    }

    @Schema(name = "NotificationRetry")
    record RetryView(int count, long intervalSeconds) {
        static RetryView of(RetryPolicy retry) {
            return new RetryView(retry.count(), retry.interval().toSeconds());
        }
    }

    static NotificationView of(Notification notification, @Nullable SigningKey made) {
        Notification.Settings settings = notification.settings();
        Duration deadline = settings.receiver().deadline();
        return new NotificationView(
                notification.id().toString(),
                settings.name(),
                "WEBHOOK",
                settings.receiver().url(),
                settings.eventTypes().stream().sorted().toList(),
                settings.active(),
                settings.receiver().headers().stream().map(HeaderView::of).toList(),
                settings.receiver().signingKey() != null,
                settings.receiver().retiringKeys().stream()
                        .map(RetiringKey::until)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                made == null ? null : made.reveal(),
                FailMailView.of(settings.failMail()),
                OAuthView.of(settings.receiver().oauth()),
                RetryView.of(settings.retry()),
                deadline == null ? null : deadline.toSeconds(),
                notification.createdAt(),
                notification.updatedAt());
    }

    /// Leaves out the key that may be in it.
    @Override
    public String toString() {
        return "NotificationView[" + id + "]";
    }
}
