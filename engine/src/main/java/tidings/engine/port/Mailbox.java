package tidings.engine.port;

import tidings.engine.Mail;

/// Hands mails to a mail server. Thread-safe; blocks.
public interface Mailbox {
    /// Tries once.
    Posting post(Mail mail);

    /// What came of it.
    enum Posting {
        /// The mail server took it.
        ACCEPTED,
        /// The mail server will never take it.
        REFUSED,
        /// The mail server could not be reached or was busy; a later try may succeed.
        UNAVAILABLE,
        /// There is no mail server; the mail waits until one is configured.
        NOT_CONFIGURED
    }
}
