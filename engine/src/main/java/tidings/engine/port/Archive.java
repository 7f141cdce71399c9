package tidings.engine.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.DossierFilter;
import tidings.engine.DossierId;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;

/// The read side, for people: what was sent and what became of it. Every call names the workspace, and finds
/// nothing of another.
///
/// Thread-safe. Methods throw [StoreException] when the store cannot be read.
public interface Archive {

    /// The deliveries that match, newest first, with ids below `before` when it is given.
    List<Entry> search(DeliveryFilter filter, @Nullable DeliveryId before, int limit);

    /// How many match, with ids below `before` when it is given. May take long; see the bounded one.
    long count(DeliveryFilter filter, @Nullable DeliveryId before);

    /// How many match, with ids below `before` when it is given, counted up to `atMost`: a greater number of
    /// matches is answered as `atMost + 1`, which costs no more than finding so many.
    long count(DeliveryFilter filter, @Nullable DeliveryId before, long atMost);

    /// One delivery with all that was recorded of it.
    Optional<Detail> find(WorkspaceId workspace, DeliveryId delivery);

    /// One bulk resend.
    Optional<ResendJob> job(WorkspaceId workspace, ResendJobId job);

    /// Bulk resends, newest first.
    List<ResendJob> jobs(WorkspaceId workspace, int limit);

    /// Mails, newest first, with ids below `before` when it is given.
    List<Mail> mails(WorkspaceId workspace, @Nullable MailId before, int limit);

    /// One mail.
    Optional<Mail> mail(WorkspaceId workspace, MailId mail);

    /// What became of deliveries, for each notification and hour in which anything did, by hour and
    /// notification. Those of notifications that are deleted are among them.
    ///
    /// @param from the first hour, or a time within it
    /// @param to the time before which the last hour began
    List<Tally> tallies(WorkspaceId workspace, Instant from, Instant to);

    /// The audit log, newest first, with ids below `before` when it is given.
    List<AuditEntry> audit(WorkspaceId workspace, @Nullable AuditId before, int limit);

    /// A dossier, by its name.
    Optional<Dossier> dossier(WorkspaceId workspace, String kind, String name);

    /// The one dossier of a kind with that mark, in whatever workspace it is.
    ///
    /// @param mark one that holds everywhere
    Optional<Dossier> dossier(String kind, Dossier.Mark mark);

    /// The dossiers that match, as they were begun.
    List<Dossier> dossiers(DossierFilter filter, DossierPage page);

    /// How many match, counted up to `atMost`: a greater number is answered as `atMost + 1`.
    long countDossiers(DossierFilter filter, long atMost);

    /// Which of the dossiers that match are wanted.
    ///
    /// @param newestFirst otherwise the oldest come first
    /// @param after the one that comes before the first of the page in that order; absent for the beginning
    /// @param skip how many are left out from there on
    record DossierPage(boolean newestFirst, @Nullable DossierId after, int skip, int limit) {
        /// The newest ones.
        public static DossierPage newest(int limit) {
            return new DossierPage(true, null, 0, limit);
        }
    }

    /// A delivery as a row of the log.
    ///
    /// @param code the latest attempt's; absent when there was none
    /// @param attemptCount all attempts, manual ones included
    /// @param resendRequestedAt when a person asked for a resend that has not happened yet
    record Entry(
            Delivery delivery,
            @Nullable Integer code,
            int attemptCount,
            @Nullable Instant resendRequestedAt) {}

    /// A delivery with its attempts, oldest first, and its payload, unless that was erased.
    record Detail(
            Entry entry, List<Attempt> attempts, @Nullable Body body) {
        public Detail {
            attempts = List.copyOf(attempts);
        }
    }
}
