package tidings.server.mail;

import tidings.engine.Mail;
import tidings.engine.port.Mailbox;

/// The mailbox of a server without a mail server: mails wait in the outbox until one is configured.
public final class NoMailbox implements Mailbox {
    @Override
    public Posting post(Mail mail) {
        return Posting.NOT_CONFIGURED;
    }
}
