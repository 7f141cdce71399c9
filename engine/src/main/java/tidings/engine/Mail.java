package tidings.engine;

import java.time.Instant;
import java.util.List;

/// A mail to an administrator, on its way through the outbox.
///
/// @param due when it is to be tried next; of one that is not pending, when it was sent or given up
/// @param about the deliveries whose data the letter may hold: when the person of one of them is erased, the
///     mail goes too
public record Mail(
        MailId id,
        WorkspaceId workspace,
        String recipient,
        Letter letter,
        State state,
        int attempts,
        Instant due,
        List<DeliveryId> about) {
    public Mail {
        about = List.copyOf(about);
    }

    /// What the recipient reads, in plain text.
    ///
    /// @param confidential whether nobody else may read the text, such as that with a link to set a password
    public record Letter(String subject, String text, boolean confidential) {
        /// One that administrators may read too.
        public Letter(String subject, String text) {
            this(subject, text, false);
        }

        /// Leaves out the text, which may hold personal data.
        @Override
        public String toString() {
            return "Letter[" + subject + "]";
        }
    }

    /// Where a mail stands.
    public enum State {
        PENDING,
        SENT,
        FAILED
    }

    /// The same after another try.
    public Mail attempted(State next, Instant at) {
        return new Mail(id, workspace, recipient, letter, next, attempts + 1, at, about);
    }

    /// The same, to be sent as if it had never been tried.
    public Mail anew(Instant at) {
        return new Mail(id, workspace, recipient, letter, State.PENDING, 0, at, about);
    }

    /// Leaves out whom it goes to and what it says.
    @Override
    public String toString() {
        return "Mail[" + id + " " + state + "]";
    }
}
