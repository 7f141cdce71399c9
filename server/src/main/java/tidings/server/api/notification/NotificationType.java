package tidings.server.api.notification;

import java.util.Arrays;
import java.util.Optional;
import tidings.engine.Channel;
import tidings.engine.Receiver;
import tidings.engine.Recipients;

/// The type of a notification, as the API names the way on which its events go out.
enum NotificationType {
    WEBHOOK,
    EMAIL;

    static NotificationType of(Channel channel) {
        return switch (channel) {
            case Receiver _ -> WEBHOOK;
            case Recipients _ -> EMAIL;
        };
    }

    static Optional<NotificationType> ofName(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
