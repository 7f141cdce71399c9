package tidings.server.dashboard.notification;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.events.EventType;
import tidings.events.StandardWebhooksSignature;
import tidings.server.settings.Settings;

/// A command for a shell that sends a sample to the receiver as a webhook would come. It holds no secret: where one
/// belongs stands its name in angle brackets, and the signature is computed from the key that is filled in.
@Singleton
final class CurlCommand {
    private static final String NEXT = " \\\n  ";

    private final Settings.Sending sending;

    CurlCommand(Settings settings) {
        this.sending = settings.sending();
    }

    /// Empty for a notification that sends e-mails.
    Optional<String> of(Notification notification, EventType type) {
        return notification.settings().webhook().map(receiver -> command(notification, receiver, type));
    }

    private String command(Notification notification, Receiver receiver, EventType type) {
        StringBuilder command = new StringBuilder(4_096);
        command.append("BODY=").append(quoted(type.sample())).append('\n');
        if (receiver.signingKey() != null) {
            command.append("KEY='<signing key>'\n");
        }
        command.append("curl --include --request POST ").append(quoted(ShownUrl.with(receiver.url(), "<value>")));
        header(command, "Content-Type", "application/json");
        header(command, sending.eventTypeHeader(), notification.announces(type).wireName());
        header(command, StandardWebhooksSignature.ID_HEADER, "dlv_replayed_by_hand");
        if (receiver.signingKey() != null) {
            command.append(NEXT)
                    .append("--header \"")
                    .append(sending.signatureHeader())
                    .append(": $(printf %s \"$BODY\" | openssl dgst -sha256 -hmac \"$KEY\" | sed 's/^.* //')\"");
        }
        for (Header custom : receiver.headers()) {
            header(command, custom.key(), "<" + custom.key().toLowerCase(Locale.ROOT) + ">");
        }
        if (receiver.oauth() != null) {
            header(command, "Authorization", "Bearer <token>");
        }
        return command.append(NEXT).append("--data-binary \"$BODY\"").toString();
    }

    private static void header(StringBuilder command, String name, String value) {
        command.append(NEXT).append("--header ").append(quoted(name + ": " + value));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
