package tidings.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.engine.Notification.Settings;
import tidings.events.EventType;
import tidings.events.SigningKey;

class NotificationTest {
    @Test
    void forTheLegacyTypeReceivesEveryIdentificationEventUnderTheLegacyName() {
        Notification legacy = notification(true, EventType.IDENTIFICATION);

        assertThat(EventType.values())
                .filteredOn(legacy::wants)
                .containsExactlyInAnyOrder(
                        EventType.IDENTIFICATION,
                        EventType.IDENTIFICATION_AUTO_FINISHED,
                        EventType.IDENTIFICATION_MANUAL_FINISHED,
                        EventType.IDENTIFICATION_EXPIRED,
                        EventType.IDENTIFICATION_CANCELLED,
                        EventType.IDENTIFICATION_RESUBMITTED);
        assertThat(legacy.announces(EventType.IDENTIFICATION_EXPIRED)).isEqualTo(EventType.IDENTIFICATION);
    }

    @Test
    void forTheLegacyAndASpecificTypeAnnouncesTheSpecificOne() {
        Notification both = notification(true, EventType.IDENTIFICATION, EventType.IDENTIFICATION_EXPIRED);

        assertThat(both.announces(EventType.IDENTIFICATION_EXPIRED)).isEqualTo(EventType.IDENTIFICATION_EXPIRED);
        assertThat(both.announces(EventType.IDENTIFICATION_CANCELLED)).isEqualTo(EventType.IDENTIFICATION);
    }

    @Test
    void wantsNothingWhileItIsInactive() {
        assertThat(EventType.values()).noneMatch(notification(false, EventType.values())::wants);
    }

    @Test
    void showsNoSecret() {
        Settings settings = new Settings(
                "Secretive",
                true,
                Set.of(EventType.COMPANY_DELETE),
                new Receiver(
                        "https://receiver.example",
                        List.of(new Header("Authorization", Secret.of("Bearer hush-1"))),
                        SigningKey.of("hush-2"),
                        new OAuth("https://oauth.example", Secret.of("hush-3"), Secret.of("hush-4")),
                        null),
                RetryPolicy.DEFAULT,
                null);

        assertThat(settings.toString()).contains("Secretive").doesNotContain("hush");
    }

    private static Notification notification(boolean active, EventType... types) {
        Settings settings = new Settings(
                "Test", active, Set.of(types), Receiver.at("https://receiver.example"), RetryPolicy.DEFAULT, null);
        return new Notification(
                new NotificationId(1), new WorkspaceId(1), settings, new DeliveryId(0), Instant.EPOCH, Instant.EPOCH);
    }
}
