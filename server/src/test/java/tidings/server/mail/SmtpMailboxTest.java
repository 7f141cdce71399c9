package tidings.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.DeliveryId;
import tidings.engine.Failure;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Outcome;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Mailbox.Posting;
import tidings.server.mail.PostOffice.EventMail;
import tidings.server.settings.Settings;

final class SmtpMailboxTest {
    private static final MailAddress SENDER = new MailAddress("tidings@sender.example");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private GreenMail server;

    @BeforeEach
    void startServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void sendsPlainTextUnderItsOwnMessageId() throws Exception {
        Mail mail = mail("ops@company.example", "Webhook „Büro“ failed", "Grüße\n.\n..dots stay\nthe end");

        assertThat(post(server(), mail)).isEqualTo(Posting.ACCEPTED);

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Webhook „Büro“ failed");
        assertThat(received.getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo("Grüße\n.\n..dots stay\nthe end");
        assertThat(received.getContentType()).isEqualToIgnoringCase("text/plain; charset=utf-8");
        assertThat(received.getHeader("Message-ID")).containsExactly("<" + mail.id() + "@sender.example>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("From")).containsExactly("tidings@sender.example");
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("ops@company.example");
    }

    @Test
    void keepsALineBreakInTheSubjectFromBecomingAHeader() throws Exception {
        Mail mail = mail("ops@company.example", "failed\r\nBcc: thief@evil.example\r\n\r\nbody", "text");

        assertThat(post(server(), mail)).isEqualTo(Posting.ACCEPTED);

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(received.getSubject()).isEqualTo("failed Bcc: thief@evil.example body");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a@b.example,c@d.example", "'a@b.example\r\nRCPT TO:<c@d.example>'", "Name <a@b.example>", "''"})
    void refusesARecipientThatIsNotOnePlainAddress(String recipient) {
        assertThat(post(server(), mail(recipient, "subject", "text"))).isEqualTo(Posting.REFUSED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void logsInWhereTheServerAsksForIt() {
        server.setUser("tidings@sender.example", "tidings", "p@ss:w+rd");
        server.getUserManager().setAuthRequired(true);

        assertThat(post(server("p@ss:w+rd"), mail())).isEqualTo(Posting.ACCEPTED);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void triesAgainLaterWhenTheLoginIsWrong() {
        server.setUser("tidings@sender.example", "tidings", "right");
        server.getUserManager().setAuthRequired(true);

        assertThat(post(server("wrong"), mail())).isEqualTo(Posting.UNAVAILABLE);
    }

    @Test
    void triesAgainLaterWhenTheServerIsDown() {
        Settings.MailServer gone = server();
        server.stop();

        assertThat(post(gone, mail())).isEqualTo(Posting.UNAVAILABLE);
    }

    @Test
    void waitsInTheOutboxWhereNoServerIsConfigured() {
        assertThat(new NoMailbox().post(mail())).isEqualTo(Posting.NOT_CONFIGURED);
    }

    @ParameterizedTest
    @CsvSource({
        "550, REFUSED",
        "551, REFUSED",
        "552, REFUSED",
        "553, REFUSED",
        "554, REFUSED",
        "501, REFUSED",
        "421, UNAVAILABLE",
        "450, UNAVAILABLE",
        "451, UNAVAILABLE",
        "452, UNAVAILABLE",
        "530, UNAVAILABLE",
        "502, UNAVAILABLE"
    })
    void judgesARefusedRecipientByTheReplysNumber(int code, Posting expected) throws IOException {
        try (ScriptedServer scripted = new ScriptedServer(code + " as you like it")) {
            assertThat(post(at(scripted.port()), mail())).isEqualTo(expected);
        }
    }

    @Test
    void sendsTheEMailOfANotificationToAllItsRecipientsAtOnce() throws Exception {
        EventMail mail = eventMail("ops@company.example", "kyc@company.example");
        try (SmtpMailbox mailbox = mailbox(server(), PATIENCE)) {
            assertThat(mailbox.send(mail)).isEqualTo(new Outcome.Delivered(250));
        }

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(received.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ops@company.example", "kyc@company.example");
        assertThat(received.getHeader("Message-ID")).containsExactly("<" + mail.id() + "@sender.example>");
        assertThat(received.getSubject()).isEqualTo("An event Bcc: thief@evil.example");
        assertThat(received.getHeader("Bcc")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"550, true", "552, true", "554, true", "421, false", "450, false", "451, false"})
    void tellsOfANotificationsEMailByTheServersOwnReply(int code, boolean forGood) throws IOException {
        try (ScriptedServer scripted = new ScriptedServer(code + " as you like it");
                SmtpMailbox mailbox = mailbox(at(scripted.port()), PATIENCE)) {
            Outcome outcome = mailbox.send(eventMail("ops@company.example"));
            assertThat(outcome).isEqualTo(new Outcome.Bounced(code));
            assertThat(outcome.failure()).contains(forGood ? Failure.MAIL_REFUSED : Failure.MAIL_DEFERRED);
        }
    }

    @Test
    void tellsOfANotificationsEMailThatTheServerIsOurTrouble() throws IOException {
        Outcome trouble = new Outcome.Unanswered(Failure.MAIL_SERVER_UNREACHABLE);
        try (ScriptedServer scripted = new ScriptedServer("530 log in first");
                SmtpMailbox mailbox = mailbox(at(scripted.port()), PATIENCE)) {
            assertThat(mailbox.send(eventMail("ops@company.example"))).isEqualTo(trouble);
        }
        Settings.MailServer gone = server();
        server.stop();
        try (SmtpMailbox mailbox = mailbox(gone, PATIENCE)) {
            assertThat(mailbox.send(eventMail("ops@company.example"))).isEqualTo(trouble);
        }
        assertThat(new NoMailbox().send(eventMail("ops@company.example")))
                .isEqualTo(new Outcome.Unanswered(Failure.MAIL_NOT_CONFIGURED));
    }

    private static EventMail eventMail(String... recipients) {
        return new EventMail(
                new DeliveryId(42), List.of(recipients), "An event\r\nBcc: thief@evil.example", "What happened");
    }

    @Test
    void givesUpOnAServerThatNeverSpeaks() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SmtpMailbox mailbox = mailbox(at(silent.getLocalPort()), Duration.ofMillis(200))) {
            assertThat(mailbox.post(mail())).isEqualTo(Posting.UNAVAILABLE);
        }
    }

    private Settings.MailServer server() {
        return at(server.getSmtp().getPort());
    }

    private Settings.MailServer server(String password) {
        Settings.MailLogin login = new Settings.MailLogin("tidings", Secret.of(password));
        return new Settings.MailServer("127.0.0.1", server.getSmtp().getPort(), false, login);
    }

    private static Settings.MailServer at(int port) {
        return new Settings.MailServer("127.0.0.1", port, false, null);
    }

    private static Posting post(Settings.MailServer at, Mail mail) {
        try (SmtpMailbox mailbox = mailbox(at, PATIENCE)) {
            return mailbox.post(mail);
        }
    }

    private static SmtpMailbox mailbox(Settings.MailServer at, Duration patience) {
        return new SmtpMailbox(at, SENDER, patience);
    }

    private static Mail mail() {
        return mail("ops@company.example", "subject", "text");
    }

    private static Mail mail(String recipient, String subject, String text) {
        Mail.Letter letter = new Mail.Letter(subject, text);
        return new Mail(
                new MailId(42), new WorkspaceId(1), recipient, letter, Mail.State.PENDING, 0, Instant.EPOCH, List.of());
    }

    /// A mail server that answers RCPT with a given line, and everything else with consent.
    private static final class ScriptedServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final Thread thread;

        ScriptedServer(String replyToRecipient) throws IOException {
            thread = Thread.ofVirtual().start(() -> serve(replyToRecipient));
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(String replyToRecipient) {
            try (Socket client = socket.accept()) {
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                answer(client, "220 ready");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    answer(client, line.startsWith("RCPT") ? replyToRecipient : "250 ok");
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static void answer(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
            thread.interrupt();
        }
    }
}
