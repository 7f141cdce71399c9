package tidings.server.mail;

import java.util.List;
import tidings.engine.DeliveryId;
import tidings.engine.Outcome;
import tidings.engine.port.Mailbox;

/// The way to the mail server: for the mails of the outbox, and for the e-mails that notifications send.
/// Thread-safe; blocks.
public interface PostOffice extends Mailbox {

    /// Tries once to send an e-mail of a notification. The mail server's own reply is the outcome; without
    /// one, or without a server, it is a failure with the code 0.
    Outcome send(EventMail mail);

    /// An e-mail of a notification.
    ///
    /// @param id makes the `Message-ID`, the same over all attempts, so that who gets it twice can tell
    /// @param recipients plain addresses; either all are sent it or nobody
    record EventMail(DeliveryId id, List<String> recipients, String subject, String text) {
        public EventMail {
            recipients = List.copyOf(recipients);
        }

        /// Leaves out whom it goes to and what it says.
        @Override
        public String toString() {
            return "EventMail[" + id + "]";
        }
    }
}
