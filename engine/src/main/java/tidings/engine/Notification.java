package tidings.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;

/// A rule that an administrator configures: which events go where.
///
/// @param fence pending deliveries up to this id are cancelled instead of sent: it moves up when the
///     notification is
///     deactivated, so that what waited then stays unsent although the notification is activated again
public record Notification(
        NotificationId id,
        WorkspaceId workspace,
        Settings settings,
        DeliveryId fence,
        Instant createdAt,
        Instant updatedAt) {

    /// The part that the administrator edits.
    ///
    /// @param channel where the events go
    public record Settings(
            String name,
            boolean active,
            Set<EventType> eventTypes,
            Channel channel,
            RetryPolicy retry,
            @Nullable FailMail failMail) {
        public Settings {
            eventTypes = Set.copyOf(eventTypes);
        }

        /// Where webhooks go and how they are dressed; empty when the events go out by e-mail.
        public Optional<Receiver> webhook() {
            return switch (channel) {
                case Receiver receiver -> Optional.of(receiver);
                case Recipients _ -> Optional.empty();
            };
        }

        /// The same, switched on or off.
        public Settings switched(boolean on) {
            return new Settings(name, on, eventTypes, channel, retry, failMail);
        }
    }

    /// The notification as an event sees it: its webhooks go to the event's callback when there is one.
    public Notification facing(Event event) {
        String callback = event.callback();
        if (callback == null || !(settings.channel() instanceof Receiver receiver)) {
            return this;
        }
        Settings there = new Settings(
                settings.name(),
                settings.active(),
                settings.eventTypes(),
                receiver.movedTo(callback),
                settings.retry(),
                settings.failMail());
        return new Notification(id, workspace, there, fence, createdAt, updatedAt);
    }

    /// Whether an event of this type is sent now.
    public boolean wants(EventType occurred) {
        return settings.active() && settings.eventTypes().stream().anyMatch(type -> type.covers(occurred));
    }

    /// The value of the event type header for an event: the legacy type hides the specific one unless that is
    /// subscribed as well.
    public EventType announces(EventType occurred) {
        if (settings.eventTypes().contains(occurred)) {
            return occurred;
        }
        return settings.eventTypes().stream()
                .filter(type -> type.covers(occurred))
                .findFirst()
                .orElse(occurred);
    }
}
