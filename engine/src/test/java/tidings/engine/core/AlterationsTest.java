package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.engine.Alteration;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.events.EventType;
import tidings.events.SigningKey;

class AlterationsTest {
    private static final String PLAIN_URL = "https://bank.example/hook";

    @Test
    void saysWhatANewNotificationBeginsWith() {
        assertThat(Alterations.of(settings("Main", Receiver.at(PLAIN_URL), null)))
                .containsExactly(
                        new Alteration("name", "", "Main"),
                        new Alteration("active", "", "yes"),
                        new Alteration("event types", "", "ACCOUNT_CHECK"),
                        new Alteration("type", "", "webhook"),
                        new Alteration("retry count", "", "3"),
                        new Alteration("retry interval", "", "60 s"),
                        new Alteration("receiver", "", PLAIN_URL));
    }

    @Test
    void saysWhoGetsEMailsFromNowOnAndThatTheWebhooksSecretsAreGone() {
        Notification.Settings before = settings("Main", full("a"), null);
        Notification.Settings after = new Notification.Settings(
                before.name(),
                before.active(),
                before.eventTypes(),
                new Recipients(List.of("ada@bank.example", "bob@bank.example"), false),
                before.retry(),
                before.failMail());

        assertThat(Alterations.between(before, after))
                .contains(
                        new Alteration("type", "webhook", "e-mail"),
                        new Alteration("recipients", "", "ada@bank.example, bob@bank.example"),
                        new Alteration("signing key", "set", "removed"));
    }

    @Test
    void saysNothingWhenNothingIsDifferent() {
        Notification.Settings settings = settings("Main", full("a"), new FailMail("ada@bank.example", true));

        assertThat(Alterations.between(settings, settings)).isEmpty();
    }

    @Test
    void tellsOfSecretsOnlyThatTheyAreDifferent() {
        Notification.Settings without = settings("Main", Receiver.at(PLAIN_URL), null);
        Notification.Settings one = settings("Main", full("first"), null);
        Notification.Settings other = settings("Main", full("second"), null);

        assertThat(Alterations.between(without, one))
                .contains(
                        new Alteration("header X-Key", "", "set"),
                        new Alteration("signing key", "", "set"),
                        new Alteration("OAuth endpoint", "", "https://bank.example/token?…"),
                        new Alteration("OAuth token", "", "set"),
                        new Alteration("OAuth request", "", "set"));
        assertThat(Alterations.between(one, other))
                .contains(
                        new Alteration("header X-Key", "set", "changed"),
                        new Alteration("signing key", "set", "changed"),
                        new Alteration("OAuth token", "set", "changed"),
                        new Alteration("OAuth request", "set", "changed"));
        assertThat(Alterations.between(other, without))
                .contains(
                        new Alteration("header X-Key", "set", "removed"),
                        new Alteration("signing key", "set", "removed"),
                        new Alteration("OAuth endpoint", "https://bank.example/token?…", ""));
        assertThat(List.of(
                                Alterations.between(without, one),
                                Alterations.between(one, other),
                                Alterations.between(other, without))
                        .toString())
                .doesNotContain("first", "second");
    }

    @Test
    void showsAnAddressWithoutWhatMayBeASecretInIt() {
        assertThat(Alterations.shownAddress("https://user:pass@bank.example:8443/hook?token=x#y"))
                .isEqualTo("https://bank.example:8443/hook?…");
        assertThat(Alterations.shownAddress("no address at all")).isEqualTo("…");
        assertThat(Alterations.between(
                        settings("Main", Receiver.at(PLAIN_URL + "?token=x"), null),
                        settings("Main", Receiver.at(PLAIN_URL + "?token=y"), null)))
                .containsExactly(new Alteration(
                        "receiver",
                        "https://bank.example/hook?…",
                        "https://bank.example/hook?… (a part that is not shown)"));
    }

    @Test
    void saysWhatWasAndWhatIs() {
        Notification.Settings before = settings("Main", Receiver.at(PLAIN_URL), new FailMail("ada@bank.example", true));
        Notification.Settings after = new Notification.Settings(
                "Renamed",
                false,
                Set.of(EventType.ACCOUNT_CHECK, EventType.SOS_REPORT),
                new Receiver(PLAIN_URL, List.of(), null, null, Duration.ofMillis(2500)),
                new RetryPolicy(0, Duration.ofHours(1)),
                null);

        assertThat(Alterations.between(before, after))
                .containsExactly(
                        new Alteration("name", "Main", "Renamed"),
                        new Alteration("active", "yes", "no"),
                        new Alteration("event types", "ACCOUNT_CHECK", "ACCOUNT_CHECK, SOS_REPORT"),
                        new Alteration("deadline", "", "2500 ms"),
                        new Alteration("retry count", "3", "0"),
                        new Alteration("retry interval", "60 s", "3600 s"),
                        new Alteration("fail e-mail", "ada@bank.example", ""),
                        new Alteration("body in fail e-mail", "yes", ""));
    }

    private static Notification.Settings settings(String name, Receiver receiver, @Nullable FailMail failMail) {
        return new Notification.Settings(
                name, true, Set.of(EventType.ACCOUNT_CHECK), receiver, RetryPolicy.DEFAULT, failMail);
    }

    private static Receiver full(String secret) {
        return new Receiver(
                PLAIN_URL + "?" + secret,
                List.of(new Header("X-Key", Secret.of(secret))),
                SigningKey.of("a signing key: " + secret),
                new OAuth("https://bank.example/token?" + secret, Secret.of(secret), Secret.of(secret)),
                null);
    }
}
