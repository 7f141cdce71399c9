package tidings.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidings.engine.AuditAction;
import tidings.engine.IdSequence;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.port.Change;

/// Decides about mails on their way to the mail server.
final class Outbox {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofHours(4);
    private static final int MAX_ATTEMPTS = 20;

    private final IdSequence ids;
    private final AuditTrail audit;

    Outbox(IdSequence ids, AuditTrail audit) {
        this.ids = ids;
        this.audit = audit;
    }

    Decision send(Command.SendMail send, Instant now) {
        Mail mail = new Mail(
                new MailId(ids.next(now)),
                send.workspace(),
                send.recipient(),
                send.letter(),
                Mail.State.PENDING,
                0,
                now,
                List.of());
        return new Decision(
                List.of(new Change.MailSaved(mail)), new Reply.OfMail(mail), List.of(new Signal.MailWaiting()));
    }

    Decision resend(Command.ResendMail resend, Instant now) {
        Mail mail = resend.mail().anew(now);
        AuditTrail.Deed deed =
                new AuditTrail.Deed(AuditAction.MAIL_RESENT, mail.id().toString());
        return new Decision(
                List.of(new Change.MailSaved(mail), audit.entry(mail.workspace(), deed, resend.by(), now)),
                new Reply.OfMail(mail),
                List.of(new Signal.MailWaiting()));
    }

    static Decision tried(Command.MailTried tried, Instant now) {
        Mail mail = tried.mail();
        return switch (tried.posting()) {
            case ACCEPTED -> saved(mail.attempted(Mail.State.SENT, now));
            case REFUSED -> saved(mail.attempted(Mail.State.FAILED, now));
            case UNAVAILABLE ->
                saved(
                        mail.attempts() + 1 >= MAX_ATTEMPTS
                                ? mail.attempted(Mail.State.FAILED, now)
                                : mail.attempted(Mail.State.PENDING, now.plus(retry(mail.attempts()))));
            case NOT_CONFIGURED -> Decision.nothing(new Reply.Done());
        };
    }

    private static Decision saved(Mail mail) {
        return Decision.of(new Change.MailSaved(mail), new Reply.Done());
    }

    private static Duration retry(int attempts) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
    }
}
