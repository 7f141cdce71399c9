package tidings.engine.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.ApiKey;
import tidings.engine.Attempt;
import tidings.engine.AuditEntry;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.Event;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;

/// One thing that a decision alters in the store. The changes of a batch are applied in order, all or none.
/// What they do to deliveries is counted in the same transaction, see [Tallies].
///
/// What a change says of deliveries that are not (or no longer) stored is ignored: retention may have
/// overtaken it.
public sealed interface Change {

    /// An event was accepted, with a delivery for each notification that wants it. Each of their ids is
    /// greater than that of every event and delivery before: first the event's, then its deliveries'.
    ///
    /// @param receipt kept with it when the client gave an idempotency key; it takes the place of an earlier
    ///     one
    ///     under the same key
    record EventAccepted(
            Event event,
            Body body,
            List<Delivery> deliveries,
            @Nullable Receipt receipt) implements Change {
        public EventAccepted {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// The schedule tried a delivery; `after` is how it stands now. The attempt is always recorded, but
    /// `after` holds only if the stored delivery is still pending: a manual resend or an erasure may have
    /// overtaken the attempt. Of its outcome the code and the failure are kept, and not the wait that the
    /// receiver asked for.
    record Attempted(Delivery after, Attempt attempt) implements Change {}

    /// A person had a delivery sent again. A success makes the delivery DELIVERED whatever it was; a failure
    /// leaves its state alone. Either way the request is done. What becomes DELIVERED by it became so when
    /// the attempt ended.
    record Resent(DeliveryId delivery, Attempt attempt) implements Change {}

    /// A person asks to have these sent once more; the request stays until its [Resent] or an erasure. One
    /// that is already asked for keeps the time of the first request.
    record ResendRequested(List<DeliveryId> deliveries, Instant at) implements Change {
        public ResendRequested {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// These are given up, as far as they are still pending.
    record Canceled(List<DeliveryId> deliveries, CancelReason reason, Instant at) implements Change {
        public Canceled {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A notification is new or altered.
    record NotificationSaved(Notification notification) implements Change {}

    /// A notification is gone; its secrets and its alert go with it, its deliveries stay in the log.
    record NotificationRemoved(NotificationId notification) implements Change {}

    /// A workspace is new or altered.
    record WorkspaceSaved(Workspace workspace) implements Change {}

    /// An API key is new or altered.
    record ApiKeySaved(ApiKey apiKey) implements Change {}

    /// An API key holds no more.
    record ApiKeyRemoved(String key) implements Change {}

    /// A mail is new or stands elsewhere; its recipient, its letter and what it is about stay as they were
    /// first. One that was erased stays so.
    record MailSaved(Mail mail) implements Change {}

    /// What has been told about a notification's failures.
    record AlertSaved(Alert alert) implements Change {}

    /// A bulk resend is new or further on; its filter stays as it was first. One that was erased stays so.
    record ResendJobSaved(ResendJob job) implements Change {}

    /// Everything personal about a subject goes, unreadable in every file: payloads, subject and client id of
    /// its events, and receipts. Its pending deliveries become CANCELED, requests to resend any of them are
    /// dropped; mails about them and bulk resends that name the subject go too.
    record SubjectErased(WorkspaceId workspace, String subject, Instant at) implements Change {}

    /// A dossier is begun or goes on.
    record DossierSaved(Dossier dossier) implements Change {}

    /// A dossier is gone: its body and its marks are unreadable in every file.
    record DossierRemoved(DossierId dossier, WorkspaceId workspace, String kind, String name) implements Change {
        /// Leaves out the name.
        @Override
        public String toString() {
            return "DossierRemoved[" + dossier + "]";
        }
    }

    /// A user is new or altered.
    record UserSaved(User user) implements Change {}

    /// A user is gone, with all sessions and tickets.
    record UserRemoved(UserId user) implements Change {}

    /// A session is new or altered.
    record SessionSaved(UserSession session) implements Change {}

    /// A session is over.
    record SessionEnded(String tokenHash) implements Change {}

    /// A ticket is given out.
    record TicketSaved(Ticket ticket) implements Change {}

    /// A ticket is used, replaced or expired.
    record TicketEnded(String tokenHash) implements Change {}

    /// An entry of the audit log is written.
    record Audited(AuditEntry entry) implements Change {}
}
