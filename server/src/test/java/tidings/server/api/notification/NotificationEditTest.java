package tidings.server.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetiringKey;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.sender.http.HttpSenderSettings;
import tidings.sender.http.InHouse;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.fields.Faults;

final class NotificationEditTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Notification.Settings BEFORE = new Notification.Settings(
            "Before",
            false,
            Set.of(EventType.SOS_REPORT),
            new Receiver(
                    "https://before.example/",
                    List.of(new Header("X-One", Secret.of("1")), new Header("X-Two", Secret.of("2"))),
                    SigningKey.of("the key from before"),
                    new OAuth("https://id.example/", Secret.of("token"), Secret.of("a=b")),
                    Duration.ofSeconds(7)),
            new RetryPolicy(9, Duration.ofSeconds(99)),
            new FailMail("ops@before.example", true));

    private static final NotificationForm.Subject SAVED = new NotificationForm.Subject(new WorkspaceId(1), BEFORE);

    private final NotificationForm form = new NotificationForm(new ReceiverForm(
            HttpSenderSettings.DEFAULT.guard(InHouse.NONE),
            HttpSenderSettings.DEFAULT.headerRules(),
            new SplittableRandom(1),
            InstantSource.fixed(NOW)));
    private final Faults faults = new Faults();

    @Test
    void leavesEverythingAsItIsThatTheRequestLeavesOut() {
        Notification.Settings after =
                edited("{'name': 'After', 'receiver': 'https://after.example/', 'eventTypes': ['ACCOUNT_CHECK']}");

        assertThat(after)
                .isEqualTo(new Notification.Settings(
                        "After",
                        false,
                        Set.of(EventType.ACCOUNT_CHECK),
                        new Receiver(
                                "https://after.example/",
                                ((Receiver) BEFORE.channel()).headers(),
                                ((Receiver) BEFORE.channel()).signingKey(),
                                ((Receiver) BEFORE.channel()).oauth(),
                                Duration.ofSeconds(7)),
                        BEFORE.retry(),
                        BEFORE.failMail()));
    }

    @Test
    void takesAwayWhateverIsNull() {
        Notification.Settings after = tried("""
                {'active': null, 'headers': null, 'signingKey': null, 'oauth': null, 'timeoutSeconds': null,
                 'retry': null, 'failEmail': null}""");

        assertThat(after)
                .isEqualTo(new Notification.Settings(
                        "Before",
                        true,
                        Set.of(EventType.SOS_REPORT),
                        Receiver.at("https://before.example/"),
                        RetryPolicy.DEFAULT,
                        null));
    }

    @Test
    void keepsTheValueOfAHeaderThatIsSentWithoutOne() {
        Notification.Settings after =
                tried("{'headers': [{'key': 'x-two'}, {'key': 'X-Three', 'value': '3', 'valueSet': true}]}");

        assertThat(((Receiver) after.channel()).headers())
                .containsExactly(new Header("x-two", Secret.of("2")), new Header("X-Three", Secret.of("3")));
    }

    @Test
    void refusesAHeaderWithoutAValueThatHasNoneToKeep() {
        assertThat(applied("{'headers': [{'key': 'X-One'}, {'key': 'X-New'}]}")).isEmpty();
        assertThat(faults.all())
                .containsExactly(new FieldError(
                        "headers[1].value",
                        "This is required, since there is no header of that key yet whose value could stay."));
    }

    @Test
    void altersThePartsOfAnObjectOneByOne() {
        Notification.Settings after = tried("""
                {'oauth': {'endpoint': 'https://new.example/', 'request': null, 'tokenSet': true},
                 'retry': {'count': 1}, 'failEmail': {'includeBody': false}}""");

        assertThat(((Receiver) after.channel()).oauth())
                .isEqualTo(new OAuth("https://new.example/", Secret.of("token"), null));
        assertThat(after.retry()).isEqualTo(new RetryPolicy(1, Duration.ofSeconds(99)));
        assertThat(after.failMail()).isEqualTo(new FailMail("ops@before.example", false));
    }

    @Test
    void letsTheOldSigningKeySignOnForADayOrForAsLongAsItIsTold() {
        SigningKey old = SigningKey.of("the key from before");

        assertThat(tried("{'signingKey': 'the key from now on'}")
                        .webhook()
                        .orElseThrow()
                        .retiringKeys())
                .containsExactly(new RetiringKey(old, NOW.plus(Duration.ofHours(24))));
        assertThat(tried("{'signingKey': {'generate': true, 'overlapSeconds': 60}}")
                        .webhook()
                        .orElseThrow()
                        .retiringKeys())
                .containsExactly(new RetiringKey(old, NOW.plusSeconds(60)));
        assertThat(tried("{'signingKey': {'value': 'the key from now on', 'overlapSeconds': 0}}")
                        .webhook()
                        .orElseThrow())
                .extracting(Receiver::signingKey, Receiver::retiringKeys)
                .containsExactly(SigningKey.of("the key from now on"), List.of());
    }

    @Test
    void endsTheOverlapAndKeepsTheKey() {
        Notification.Settings rotated = tried("{'signingKey': 'the key from now on'}");
        Notification.Settings after = form.readTrialOfSaved(json("{'signingKey': {'endOverlap': true}}"), SAVED, faults)
                .edit()
                .applyTo(rotated, faults)
                .orElseThrow();

        assertThat(after.webhook().orElseThrow())
                .extracting(Receiver::signingKey, Receiver::retiringKeys)
                .containsExactly(SigningKey.of("the key from now on"), List.of());
    }

    @Test
    void refusesToLeaveOAuthWithNothingToGoBy() {
        assertThat(applied("{'oauth': {'endpoint': null, 'token': null}}")).isEmpty();
        assertThat(faults.all()).extracting(FieldError::field).containsExactly("oauth");
    }

    @Test
    void becomesAnEMailWithNothingOfTheWebhookLeft() {
        Notification.Settings after = edited("{'name': 'Now by e-mail', 'type': 'EMAIL', 'receiver': 'ops@a.example',"
                + " 'eventTypes': ['IDENTIFICATION']}");

        assertThat(after.channel()).isEqualTo(new Recipients(List.of("ops@a.example"), false));
        assertThat(after.retry()).isEqualTo(BEFORE.retry());
    }

    private Notification.Settings edited(String json) {
        Optional<Notification.Settings> after =
                form.read(json(json), SAVED, faults).applyTo(BEFORE, faults);
        assertThat(faults.all()).isEmpty();
        return after.orElseThrow();
    }

    private Notification.Settings tried(String json) {
        Optional<Notification.Settings> after = applied(json);
        assertThat(faults.all()).isEmpty();
        return after.orElseThrow();
    }

    private Optional<Notification.Settings> applied(String json) {
        return form.readTrialOfSaved(json(json), SAVED, faults).edit().applyTo(BEFORE, faults);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
