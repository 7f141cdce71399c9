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
    public record Letter(String subject, String text) {
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
}
