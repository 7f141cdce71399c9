package tidings.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.IdSequence;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Recipients;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Sender.Shipment;
import tidings.events.EventType;
import tidings.server.mail.PostOffice.EventMail;

final class SummaryTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final DeliveryId ID = new DeliveryId(new IdSequence(0, 0).next(NOON));

    private final Summary summary = new Summary(URI.create("https://tidings.example"));

    @Test
    void tellsWhatBecameOfWhomAndWhereToReadMore() {
        EventMail mail = written(EventType.IDENTIFICATION_MANUAL_FINISHED, sample(), false);

        assertThat(mail.recipients()).containsExactly("ops@a.example", "kyc@a.example");
        assertThat(mail.subject()).startsWith("Tidings: ID VERIFICATION MANUAL FINISHED - ");
        assertThat(mail.text())
                .contains(
                        "Scan reference:",
                        "Result:",
                        "APPROVED",
                        "FACE_MATCH",
                        "DOC_VALIDATED",
                        "2026-03-31T12:00:00Z",
                        "Team",
                        "https://tidings.example/deliveries/" + ID);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void leavesPersonalDataOutOfEveryEventsSummary(EventType type) {
        EventMail mail = written(type, type.sample(), false);

        assertThat(mail.subject() + mail.text())
                .contains(type.displayName())
                .doesNotContain("JONAS", "PAVYZDYS", "38501010000", "10000002", "ADA", "EXAMPLE ST", "1990-01-02")
                .doesNotContain("https://files", "192.0.2.44", "owner@example", "Token", "Example UAB", "400000");
    }

    @Test
    void carriesThePayloadWhereTheNotificationSaysSo() {
        assertThat(written(EventType.IDENTIFICATION_MANUAL_FINISHED, sample(), true)
                        .text())
                .contains("PAVYZDYS");
    }

    @Test
    void takesNothingThatIsNotOneReferenceOrOutcomeOnOneLine() {
        String body =
                "{\"scanRef\": \"a\\r\\nBcc: all@evil.example\", \"status\": \"Ada & Byron\", \"clientId\": {\"a\": 1}}";
        EventMail mail = written(EventType.FACIAL_AUTHENTICATION, body, false);

        assertThat(mail.subject()).isEqualTo("Tidings: FACIAL AUTHENTICATION");
        assertThat(mail.text()).doesNotContain("Bcc", "Byron");
    }

    @Test
    void saysOfATestThatItIsOne() {
        DeliveryId trial = new DeliveryId(new IdSequence(IdSequence.TRIAL_NODE, 0).next(NOON));

        assertThat(written(trial, EventType.COMPANY_DELETE, "{}", false).text())
                .contains("This is a test")
                .doesNotContain("/deliveries/");
    }

    private static String sample() {
        return EventType.IDENTIFICATION_MANUAL_FINISHED.sample();
    }

    private EventMail written(EventType type, String body, boolean includeBody) {
        return written(ID, type, body, includeBody);
    }

    private EventMail written(DeliveryId id, EventType type, String body, boolean includeBody) {
        Recipients recipients = new Recipients(List.of("ops@a.example", "kyc@a.example"), includeBody);
        Notification notification = new Notification(
                new NotificationId(1),
                new WorkspaceId(1),
                new Notification.Settings("Team", true, Set.of(type), recipients, RetryPolicy.DEFAULT, null),
                new DeliveryId(0),
                NOON,
                NOON);
        Body payload = Body.of(body.getBytes(StandardCharsets.UTF_8));
        return summary.of(new Shipment(notification, id, type, payload), recipients);
    }
}
