package tidings.server.dashboard.notification;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetryPolicy;

/// A notification as those see it who may not alter it: no secret, and of addresses nothing that may be one.
record NotificationFacts(
        boolean byEMail,
        boolean body,
        List<Choices.Type> types,
        List<String> headers,
        boolean signed,
        String failMail,
        @Nullable String oauth,
        String retry,
        String timeout) {

    static NotificationFacts of(Notification.Settings settings) {
        Receiver receiver = NotificationSheet.webhook(settings);
        Duration deadline = receiver.deadline();
        return new NotificationFacts(
                settings.webhook().isEmpty(),
                settings.channel() instanceof Recipients recipients && recipients.includeBody(),
                Choices.ALL.groups().stream()
                        .flatMap(group -> group.types().stream())
                        .filter(type -> settings.eventTypes().stream()
                                .anyMatch(chosen -> chosen.wireName().equals(type.name())))
                        .toList(),
                receiver.headers().stream().map(Header::key).toList(),
                receiver.signingKey() != null,
                settings.failMail() == null
                        ? "Nobody"
                        : settings.failMail().address()
                                + (settings.failMail().includeBody() ? ", with the webhook's body" : ""),
                oauth(receiver.oauth()),
                retry(settings.retry()),
                deadline == null ? "The server's" : deadline.toSeconds() + " s");
    }

    private static String retry(RetryPolicy retry) {
        return retry.count() == 0
                ? "Never"
                : retry.count() + (retry.count() == 1 ? " time" : " times") + ", each at least "
                        + retry.interval().toSeconds() + " s after the one before";
    }

    private static @Nullable String oauth(@Nullable OAuth oauth) {
        if (oauth == null) {
            return null;
        }
        String endpoint = oauth.endpoint();
        return endpoint == null ? "With a token" : "With tokens from " + ShownUrl.of(endpoint);
    }
}
