package tidings.engine.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.ApiKey;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.EventId;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;

/// Where everything is kept that must outlive the process.
///
/// One thread at a time calls [#commit], [#receipt] and [#sweep]; the other methods may be called from any
/// thread at any time and see every commit that returned before they were called. Methods throw
/// [StoreException] when the store cannot do its work.
public interface Store extends AutoCloseable {

    /// Reads what the engine holds in memory.
    Recovered recover();

    /// Applies the changes in order, all or none. They are on disk when this returns; when it throws, none of
    /// them is, or the process is about to find out at its next start.
    ///
    /// @throws IllegalArgumentException when the ids of new events and deliveries do not grow
    void commit(List<Change> changes);

    /// What was answered under an idempotency key, including everything committed so far.
    Optional<Receipt> receipt(WorkspaceId workspace, String key);

    /// The payload of an event; empty when it was erased or is past its retention.
    Optional<Body> body(EventId event);

    /// The pending deliveries of a notification with ids above `after`, by id, whenever they are due.
    List<Delivery> pending(NotificationId notification, DeliveryId after, int limit);

    /// Looks at up to `limit` pending deliveries of a notification that are due at `now`, by due time and id
    /// from behind the cursor, and returns those of them that no earlier pending delivery of the same
    /// notification and subject holds back.
    HeadPage heads(NotificationId notification, HeadCursor from, Instant now, int limit);

    /// The earliest pending delivery of a notification for the given subject.
    Optional<Delivery> head(NotificationId notification, String subject);

    /// A delivery of a workspace, however it stands.
    Optional<Delivery> delivery(WorkspaceId workspace, DeliveryId delivery);

    /// Mails that wait to be sent and are due at `now`, longest due first.
    List<Mail> mailsDue(Instant now, int limit);

    /// Which dossier has that name, and in which version.
    Optional<Dossier.Head> dossierHead(WorkspaceId workspace, String kind, String name);

    /// Dossiers that are due at `now`, longest due first, from behind the cursor.
    List<Dossier> dossiersDue(Instant now, DueCursor after, int limit);

    /// Deletes, in one short transaction, up to `limit` of the oldest events accepted before the given time,
    /// with their deliveries (also pending ones), attempts and receipts, up to as many mails and ended bulk
    /// resends of that age, and when nothing is left, the keys that could still read it. Age is told by the
    /// ids, see [tidings.engine.IdSequence#firstAt].
    ///
    /// @return how many were deleted of that kind of which the most were; fewer than `limit` means that
    ///     nothing
    ///     of that age is left
    int sweep(Instant before, int limit);

    /// Deletes, in one short transaction, up to `limit` of the oldest entries of the audit log, and up to as
    /// many tallies of hours that began before the time given for them.
    ///
    /// @return how many were deleted of that kind of which the most were
    int sweepHistory(Instant tallies, Instant audit, int limit);

    @Override
    void close();

    /// Where a pass over a notification's due deliveries stands.
    record HeadCursor(Instant due, DeliveryId id) implements Comparable<HeadCursor> {
        /// Before all of them.
        public static final HeadCursor START = new HeadCursor(Instant.EPOCH, new DeliveryId(0));

        /// Right before a delivery.
        public static HeadCursor before(Delivery delivery) {
            return new HeadCursor(delivery.due(), new DeliveryId(delivery.id().value() - 1));
        }

        @Override
        public int compareTo(HeadCursor other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    /// Where a pass over the due dossiers stands.
    record DueCursor(Instant due, DossierId id) {
        /// Before all of them.
        public static final DueCursor START = new DueCursor(Instant.EPOCH, new DossierId(0));
    }

    /// A page of such a pass.
    ///
    /// @param heads the deliveries that may be sent now
    /// @param examined how many were looked at
    /// @param to the last one that was looked at, or where the pass began when there was none
    /// @param nextDue when the earliest delivery behind `to` that is due after `now` becomes due; absent when
    ///     there is none
    record HeadPage(
            List<Delivery> heads,
            int examined,
            HeadCursor to,
            @Nullable Instant nextDue) {
        public HeadPage {
            heads = List.copyOf(heads);
        }
    }

    /// What the engine starts from.
    ///
    /// Everything is sorted by id. What is read equals what was saved, times to the nanosecond.
    ///
    /// @param lastId the greatest id ever committed, also when its bearer is gone; 0 when there was none
    /// @param waiting notifications, also deleted ones, that have pending deliveries
    /// @param resends deliveries that were asked to be sent again and have not been
    /// @param people who may sign in and has
    record Recovered(
            long lastId,
            List<Workspace> workspaces,
            List<ApiKey> apiKeys,
            List<Notification> notifications,
            List<Alert> alerts,
            List<ResendJob> runningJobs,
            Set<NotificationId> waiting,
            List<Delivery> resends,
            People people) {}

    /// The people of all workspaces. Users are sorted by id, the others by the hash of their token.
    record People(List<User> users, List<UserSession> sessions, List<Ticket> tickets) {
        /// There is nobody.
        public static final People NONE = new People(List.of(), List.of(), List.of());

        public People {
            users = List.copyOf(users);
            sessions = List.copyOf(sessions);
            tickets = List.copyOf(tickets);
        }
    }
}
