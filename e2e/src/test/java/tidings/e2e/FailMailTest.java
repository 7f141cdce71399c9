package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the person behind a notification's fail e-mail gets, over real SMTP.
final class FailMailTest {
    private static final String MARKER = "PAYLOADMARKER";

    @TempDir
    static Path data;

    private static GreenMail mailServer;
    private static Tidings tidings;

    @BeforeAll
    static void start() {
        mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mailServer.start();
        mailServer.setUser("sender@tidings.example", "sender", "pass word");
        String url =
                "smtp://sender:pass%20word@127.0.0.1:" + mailServer.getSmtp().getPort();
        tidings = Tidings.start(
                Setup.open(data).with("TIDINGS_SMTP_URL", url).with("TIDINGS_MAIL_FROM", "sender@tidings.example"));
    }

    @AfterAll
    static void end() {
        tidings.stop();
        tidings.close();
        mailServer.stop();
    }

    @Test
    void aMailComesOnceTheRetriesAreUsedUpAndLeavesTheBodyOut() throws Exception {
        String to = "without@partner.example";
        try (RawReceiver receiver = RawReceiver.answering(Reply.status(500));
                Subscription subscription = tidings.api()
                        .subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE")
                                .named("Payouts")
                                .retrying(1)
                                .tellingOfFailures(to, false))) {
            tidings.api().publish(marked());

            MimeMessage mail = awaitMails(to, 1).getFirst();
            assertThat(receiver.requests()).hasSize(2);
            String id = receiver.requests().getFirst().webhookId();
            assertThat(mail.getFrom()[0]).hasToString("sender@tidings.example");
            assertThat(mail.getSubject()).isEqualTo("Tidings: Payouts - a delivery failed");
            assertThat(text(mail)).contains(id, "Attempts:     2", "500").doesNotContain(MARKER);
            assertThat(tidings.api().awaitDelivery("notificationId=" + subscription.id(), "FAILED"))
                    .isNotNull();
        }
    }

    @Test
    void theBodyIsInItWhereThatIsAskedFor() {
        String to = "with@partner.example";
        try (RawReceiver receiver = RawReceiver.answering(Reply.status(500));
                Subscription _ = tidings.api()
                        .subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE").tellingOfFailures(to, true))) {
            tidings.api().publish(marked());

            assertThat(text(awaitMails(to, 1).getFirst())).contains(MARKER);
        }
    }

    @Test
    void manyFailuresAreOneMailAndTheRecoveryAnother() throws Exception {
        String to = "many@partner.example";
        AtomicBoolean well = new AtomicBoolean();
        try (RawReceiver receiver = RawReceiver.that(_ -> well.get() ? Reply.OK : Reply.status(500));
                Subscription subscription = tidings.api()
                        .subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE").tellingOfFailures(to, false))) {
            for (int i = 0; i < 10; i++) {
                tidings.api().publish(Events.numbered(Events.newScanRef(), i));
            }
            String failed = "state=FAILED&notificationId=" + subscription.id();
            Waiting.until(
                    "all ten have failed",
                    () -> tidings.api().deliveries(failed).size() == 10);
            well.set(true);
            for (int i = 0; i < 3; i++) {
                tidings.api().publish(Events.numbered(Events.newScanRef(), i));
            }
            String delivered = "state=DELIVERED&notificationId=" + subscription.id();
            Waiting.until(
                    "three have arrived",
                    () -> tidings.api().deliveries(delivered).size() == 3);

            awaitMails(to, 2);
            // Mails go out in order, so one of a later notification shows that there were no more of this one.
            theBodyIsInItWhereThatIsAskedFor();
            List<MimeMessage> mails = mails(to);
            assertThat(mails).hasSize(2);
            assertThat(mails.getFirst().getSubject()).endsWith("a delivery failed");
            assertThat(mails.getLast().getSubject()).endsWith("has recovered");
        }
    }

    private static String marked() {
        return Events.event(
                "COMPANY_DELETE",
                "{\"companyId\":\"" + Events.newScanRef() + "\",\"date\":\"2026-01-31T08:00:00Z\",\"manager\":null,"
                        + "\"note\":\"" + MARKER + "\"}");
    }

    private static List<MimeMessage> awaitMails(String to, int count) {
        Waiting.until(count + " mails have come to " + to, () -> mails(to).size() >= count);
        return mails(to);
    }

    private static List<MimeMessage> mails(String to) {
        return Stream.of(mailServer.getReceivedMessages())
                .filter(mail -> isTo(mail, to))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(to);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        return GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("\r\n", "\n");
    }
}
