package tidings.server.mail;

import tidings.engine.Failure;
import tidings.engine.Mail;
import tidings.engine.Outcome;

/// The post office of a server without a mail server. Mails wait in the outbox until one is configured; the
/// e-mails of notifications fail as any delivery does, are tried again, and can be resent.
public final class NoMailbox implements PostOffice {
    @Override
    public Posting post(Mail mail) {
        return Posting.NOT_CONFIGURED;
    }

    @Override
    public Outcome send(EventMail mail) {
        return new Outcome.Unanswered(Failure.MAIL_NOT_CONFIGURED);
    }
}
