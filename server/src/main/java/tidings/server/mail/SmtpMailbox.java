package tidings.server.mail;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tidings.engine.Failure;
import tidings.engine.Mail;
import tidings.engine.Outcome;
import tidings.server.settings.Settings;

/// Hands mails to a mail server over SMTP, each over a connection of its own: plain text, UTF-8. A mail to
/// several is one transaction, which fails when the server refuses one of them.
///
/// Thread-safe. Each call blocks for no longer than the given time; a mail that the server took just after it
/// is sent once more later, under the same `Message-ID`.
public final class SmtpMailbox implements PostOffice, AutoCloseable {
    /// The replies by which a server refuses this very mail or its recipient for good (RFC 5321, 4.2.3; RFC
    /// 7504). Any other failure is about the server or our login, and may have passed at the next try.
    private static final Set<Integer> REFUSALS = Set.of(501, 521, 550, 551, 552, 553, 554, 555, 556);

    /// What a server answers that has taken a mail.
    private static final int TAKEN = 250;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx(options());
    private final MailClient client;
    private final MailAddress sender;
    private final Duration patience;

    /// Prepares for the server; nothing is connected yet.
    ///
    /// @param patience how long one mail may take from connecting to the server's last word
    public SmtpMailbox(Settings.MailServer server, MailAddress sender, Duration patience) {
        this.client = MailClient.create(vertx, config(server, sender, patience));
        this.sender = sender;
        this.patience = patience;
    }

    /// One thread and no folder for files: a mail server is talked to now and then.
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static MailConfig config(Settings.MailServer server, MailAddress sender, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        MailConfig config = new MailConfig(server.host(), server.port())
                .setSsl(server.tls())
                .setStarttls(server.tls() ? StartTLSOptions.DISABLED : StartTLSOptions.OPTIONAL)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setOwnHostname(sender.domain())
                .setUserAgent("tidings")
                .setKeepAlive(false)
                .setConnectTimeout(millis)
                .setIdleTimeout(millis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setLogin(LoginOption.NONE);
        Settings.MailLogin login = server.login();
        if (login != null) {
            config.setLogin(LoginOption.REQUIRED)
                    .setUsername(login.user())
                    .setPassword(login.password().reveal());
        }
        return config;
    }

    @Override
    public Posting post(Mail mail) {
        if (MailAddress.parse(mail.recipient()).isEmpty()) {
            return Posting.REFUSED;
        }
        MailMessage message = message(
                mail.id().toString(), mail.letter().subject(), mail.letter().text());
        int reply = reply(message.setTo(mail.recipient()));
        return reply == TAKEN ? Posting.ACCEPTED : REFUSALS.contains(reply) ? Posting.REFUSED : Posting.UNAVAILABLE;
    }

    @Override
    public Outcome send(EventMail mail) {
        if (!mail.recipients().stream()
                .allMatch(address -> MailAddress.parse(address).isPresent())) {
            return new Outcome.Unanswered(Failure.INTERNAL);
        }
        MailMessage message = message(mail.id().toString(), mail.subject(), mail.text());
        int reply = reply(message.setTo(mail.recipients()));
        if (reply == TAKEN) {
            return new Outcome.Delivered(TAKEN);
        }
        boolean aboutTheMail = (reply >= 400 && reply <= 499) || REFUSALS.contains(reply);
        return aboutTheMail ? new Outcome.Bounced(reply) : new Outcome.Unanswered(Failure.MAIL_SERVER_UNREACHABLE);
    }

    /// The server's last word on the mail; 0 when there was none in time.
    private int reply(MailMessage message) {
        CompletableFuture<MailResult> result =
                client.sendMail(message).toCompletionStage().toCompletableFuture();
        try {
            result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return TAKEN;
        } catch (TimeoutException late) {
            return 0;
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof SMTPException reply ? reply.getReplyCode() : 0;
        }
    }

    private MailMessage message(String id, String subject, String text) {
        return new MailMessage()
                .setFrom(sender.text())
                .setSubject(oneLine(subject))
                .setText(text)
                .addHeader("Message-ID", "<" + id + "@" + sender.domain() + ">")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /// A header ends where its line does, so a subject stays on one.
    private static String oneLine(String subject) {
        return subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /// Waits a little for the mail that is being handed over; a mail server that does not answer must not keep
    /// this one from stopping.
    @Override
    public void close() {
        client.close()
                .eventually(() -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, CLOSING.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> null)
                .join();
    }
}
