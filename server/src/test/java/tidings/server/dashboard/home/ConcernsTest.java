package tidings.server.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.DeliveryId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.server.dashboard.Tone;

final class ConcernsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:30:00Z");
    private static final Notification NOTIFICATION = new Notification(
            new NotificationId(1),
            new WorkspaceId(1),
            new Notification.Settings(
                    "Core",
                    true,
                    Set.of(EventType.COMPANY_DELETE),
                    Receiver.at("https://partner.example/hook"),
                    RetryPolicy.DEFAULT,
                    null),
            new DeliveryId(0),
            NOW,
            NOW);

    private static Concern certificateEnding(Duration in) {
        return Concerns.certificate(NOTIFICATION, NOW.plus(in), NOW);
    }

    @ParameterizedTest
    @CsvSource({"6,expires in 6 days.", "1,expires in a day.", "0,expires within a day."})
    void countsTheDaysThatACertificateHasLeft(int days, String words) {
        assertThat(certificateEnding(Duration.ofDays(days).plusHours(3)))
                .isEqualTo(new Concern(
                        Tone.WARNING,
                        "The certificate of the receiver of “Core” " + words,
                        "/notifications/" + NOTIFICATION.id(),
                        "Open the notification"));
    }

    @Test
    void saysThatACertificateHasExpired() {
        assertThat(certificateEnding(Duration.ofSeconds(-1)))
                .extracting(Concern::tone, Concern::text)
                .containsExactly(Tone.BAD, "The certificate of the receiver of “Core” has expired.");
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT30S, 'One verification waits for a review, for less than a minute.', INFO",
        "2, PT1M, '2 verifications wait for a review, the oldest for 1 minute.', INFO",
        "2, PT31M, '2 verifications wait for a review, the oldest for 31 minutes.', WARNING",
        "200, PT5H, '200 verifications wait for a review, the oldest for 5 hours.', WARNING",
        "201, P3D, 'More than 200 verifications wait for a review, the oldest for 3 days.', WARNING"
    })
    void saysHowManyVerificationsWaitAndForHowLong(long count, Duration oldest, String text, Tone tone) {
        assertThat(Concerns.reviews(count, oldest))
                .isEqualTo(new Concern(tone, text, "/verifications/queue", "Review queue"));
    }
}
