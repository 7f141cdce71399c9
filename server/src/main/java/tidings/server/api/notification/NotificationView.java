package tidings.server.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.Channel;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
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

        @Schema(description = "Only for EMAIL.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean includeBody,

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
        Dress dress = Dress.of(settings.channel());
        return new NotificationView(
                notification.id().toString(),
                settings.name(),
                NotificationType.of(settings.channel()).name(),
                dress.receiver,
                settings.eventTypes().stream().sorted().toList(),
                settings.active(),
                dress.headers,
                dress.signed,
                dress.overlapEndsAt,
                made == null ? null : made.reveal(),
                FailMailView.of(settings.failMail()),
                dress.oauth,
                RetryView.of(settings.retry()),
                dress.timeoutSeconds,
                dress.includeBody,
                notification.createdAt(),
                notification.updatedAt());
    }

    /// What depends on the type.
    private record Dress(
            String receiver,
            List<HeaderView> headers,
            boolean signed,
            @Nullable Instant overlapEndsAt,
            @Nullable OAuthView oauth,
            @Nullable Long timeoutSeconds,
            @Nullable Boolean includeBody) {
        static Dress of(Channel channel) {
            return switch (channel) {
                case Receiver receiver -> {
                    Duration deadline = receiver.deadline();
                    yield new Dress(
                            receiver.url(),
                            receiver.headers().stream().map(HeaderView::of).toList(),
                            receiver.signingKey() != null,
                            receiver.retiringKeys().stream()
                                    .map(RetiringKey::until)
                                    .max(Comparator.naturalOrder())
                                    .orElse(null),
                            OAuthView.of(receiver.oauth()),
                            deadline == null ? null : deadline.toSeconds(),
                            null);
                }
                case Recipients recipients ->
                    new Dress(
                            String.join(", ", recipients.addresses()),
                            List.of(),
                            false,
                            null,
                            null,
                            null,
                            recipients.includeBody());
            };
        }
    }

    /// Leaves out the key that may be in it.
    @Override
    public String toString() {
        return "NotificationView[" + id + "]";
    }
}
