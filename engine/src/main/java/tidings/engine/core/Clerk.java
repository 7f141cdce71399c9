package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tidings.engine.Alert;
import tidings.engine.Alteration;
import tidings.engine.Attempt;
import tidings.engine.AuditAction;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.FailMail;
import tidings.engine.IdSequence;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Dice;
import tidings.engine.port.Store;

/// Turns commands into changes and replies, batch by batch: each decision sees what the batch decided before
/// it, and [#keep] or [#drop] ends the batch with what became of its commit.
///
/// Not thread-safe; it belongs to the thread that commits.
public final class Clerk {
    private static final int GONE = 410;

    private final IdSequence ids;
    private final Dice dice;
    private final Books books;
    private final AuditTrail audit;
    private final Editor editor;
    private final Registrar registrar;
    private final Outbox outbox;
    private final Publisher publisher;
    private final FilingClerk filing;

    /// Goes on from what the store was left with.
    public Clerk(Store store, Store.Recovered recovered, Dice dice) {
        this.ids = new IdSequence(0, lastId(recovered));
        this.dice = dice;
        this.books = new Books(store, recovered);
        this.audit = new AuditTrail(ids);
        this.editor = new Editor(ids, books, audit);
        this.registrar = new Registrar(ids, books, audit);
        this.outbox = new Outbox(ids, audit);
        this.publisher = new Publisher(books, ids);
        this.filing = new FilingClerk(books, ids, audit, publisher);
    }

    /// Fences are ids too: a delivery behind one would be given up as soon as it is made.
    private static long lastId(Store.Recovered recovered) {
        return recovered.notifications().stream()
                .mapToLong(notification -> notification.fence().value())
                .reduce(recovered.lastId(), Math::max);
    }

    /// Who is there, as of the last batch that was kept.
    public Directory directory() {
        return books.keptDirectory();
    }

    /// What has been told about a notification's failures, as of the last batch that was kept.
    public Alert alert(NotificationId notification) {
        return books.keptAlert(notification);
    }

    /// The changes of the batch so far are on disk.
    public void keep() {
        books.keep();
    }

    /// The changes of the batch so far are not on disk; it is as if they had not been decided.
    public void drop() {
        books.drop();
    }

    /// Decides a command.
    public Decision decide(Command command, Instant now) {
        Decision decision = switch (command) {
            case Command.Publish publish -> publish(publish.publication(), now);
            case Command.Settle settle -> settle(settle, now);
            case Command.SettleResend settle -> settleResend(settle, now);
            case Command.Cancel cancel -> cancel(cancel, now);
            case Command.AddNotification add -> editor.add(add, now);
            case Command.EditNotification edit -> editor.edit(edit, now);
            case Command.RemoveNotification remove -> editor.remove(remove, now);
            case Command.Resend resend -> resend(resend, now);
            case Command.StartJob start -> startJob(start, now);
            case Command.AdvanceJob advance -> advanceJob(advance, now);
            case Command.CancelJob cancel -> cancelJob(cancel, now);
            case Command.Erase erase -> erase(erase, now);
            case Command.NoteExport export -> noteExport(export, now);
            case Command.ReportFailing report -> reportFailing(report.notification(), now);
            case Command.CloseWindow close -> closeWindow(close.notification(), now);
            case Command.SendMail send -> outbox.send(send, now);
            case Command.ResendMail resend -> outbox.resend(resend, now);
            case Command.MailTried tried -> Outbox.tried(tried, now);
            case Command.OfDossiers dossiers -> filing.decide(dossiers, now);
            case Command.OfPeople people -> registrar.decide(people, now);
        };
        decision.changes().forEach(books::note);
        return decision;
    }

    private Decision publish(Publication publication, Instant now) {
        Publication.IdempotencyKey key = publication.idempotencyKey();
        if (key != null) {
            Optional<Receipt> receipt = books.receipt(publication.workspace(), key.key());
            if (receipt.isPresent()) {
                return Decision.nothing(repeated(receipt.get(), key));
            }
        }
        Publisher.Accepted accepted = publisher.accept(publication, now);
        Change.EventAccepted change = accepted.change();
        return new Decision(
                List.of(change),
                new Reply.Published(change.event().id(), change.deliveries().size()),
                accepted.signals());
    }

    private static Reply repeated(Receipt receipt, Publication.IdempotencyKey key) {
        return receipt.fingerprint().equals(key.fingerprint())
                ? new Reply.Repeated(receipt.event(), receipt.deliveries())
                : new Reply.KeyReused();
    }

    private Decision settle(Command.Settle settle, Instant now) {
        Delivery before = settle.delivery();
        Attempt attempt = settle.attempt();
        Optional<Notification> notification = books.directory().notification(before.notification());
        Delivery after = judge(before, attempt, notification);
        List<Change> changes = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        changes.add(new Change.Attempted(after, attempt));
        signals.add(new Signal.Settled(after));
        if (notification.isPresent()) {
            Alert alert = books.alert(before.notification());
            if (after.state() == DeliveryState.FAILED && books.pending(before)) {
                FailureNotices.Failed failed = new FailureNotices.Failed(after, attempt, settle.body());
                tell(notification.get(), FailureNotices.failed(notification.get(), alert, failed, now), now)
                        .into(changes, signals);
            } else if (after.state() == DeliveryState.DELIVERED && alert.failing()) {
                tell(notification.get(), FailureNotices.succeeded(notification.get(), alert), now)
                        .into(changes, signals);
            }
        }
        return new Decision(changes, new Reply.Done(), signals);
    }

    private Delivery judge(Delivery before, Attempt attempt, Optional<Notification> notification) {
        Instant ended = attempt.endedAt();
        if (attempt.succeeded()) {
            return before.attempted(DeliveryState.DELIVERED, ended);
        }
        Optional<CancelReason> givenUp = reasonToGiveUp(notification, before.id());
        if (givenUp.isPresent()) {
            return before.attempted(DeliveryState.PENDING, ended).canceled(givenUp.get(), ended);
        }
        Notification.Settings settings = notification.orElseThrow().settings();
        if (isForGood(attempt.outcome()) || !RetrySchedule.grantsAnother(settings.retry(), before.attempts() + 1)) {
            return before.attempted(DeliveryState.FAILED, ended);
        }
        return before.attempted(DeliveryState.PENDING, RetrySchedule.next(settings.retry(), attempt, dice));
    }

    /// Whether whoever answered so wants no other attempt.
    private static boolean isForGood(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _, Outcome.Unanswered _ -> false;
            case Outcome.Refused refused -> refused.code() == GONE;
            case Outcome.Bounced bounced -> bounced.isForGood();
        };
    }

    /// Why a delivery is not to be sent by the notification as it is now; empty when it is. What waited when
    /// the notification was deactivated lies behind its fence, and nothing is accepted while it is inactive.
    static Optional<CancelReason> reasonToGiveUp(Optional<Notification> notification, DeliveryId id) {
        if (notification.isEmpty()) {
            return Optional.of(CancelReason.NOTIFICATION_DELETED);
        }
        return id.compareTo(notification.get().fence()) <= 0
                ? Optional.of(CancelReason.NOTIFICATION_DEACTIVATED)
                : Optional.empty();
    }

    private Decision settleResend(Command.SettleResend settle, Instant now) {
        Delivery delivery = settle.delivery();
        boolean delivered = settle.attempt().succeeded();
        List<Change> changes = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        changes.add(new Change.Resent(delivery.id(), settle.attempt()));
        signals.add(new Signal.ResendSettled(delivery, delivered));
        Optional<Notification> notification = books.directory().notification(delivery.notification());
        if (delivered && notification.isPresent()) {
            Alert alert = books.alert(delivery.notification());
            if (alert.failing()) {
                tell(notification.get(), FailureNotices.succeeded(notification.get(), alert), now)
                        .into(changes, signals);
            }
        }
        return new Decision(changes, new Reply.Done(), signals);
    }

    private static Decision cancel(Command.Cancel cancel, Instant now) {
        return Decision.of(
                new Change.Canceled(
                        cancel.deliveries().stream().map(Delivery::id).toList(), cancel.reason(), now),
                new Signal.Canceled(cancel.deliveries()));
    }

    private Decision resend(Command.Resend resend, Instant now) {
        List<Change> changes = new ArrayList<>();
        changes.add(resent(resend.deliveries(), now));
        resend.deliveries()
                .forEach(delivery -> changes.add(audit.entry(
                        delivery.event().workspace(),
                        new AuditTrail.Deed(
                                AuditAction.DELIVERY_RESENT, delivery.id().toString()),
                        resend.by(),
                        now)));
        return new Decision(changes, new Reply.Done(), List.of(new Signal.ResendAsked(resend.deliveries())));
    }

    private static Change resent(List<Delivery> deliveries, Instant now) {
        return new Change.ResendRequested(deliveries.stream().map(Delivery::id).toList(), now);
    }

    private Decision startJob(Command.StartJob start, Instant now) {
        long id = ids.next(now);
        ResendJob job = new ResendJob(
                new ResendJobId(id),
                start.filter(),
                ResendJob.State.RUNNING,
                start.matched(),
                0,
                new DeliveryId(id),
                now);
        List<Alteration> which = new ArrayList<>(Alterations.of(start.filter()));
        which.add(new Alteration("deliveries", "", Long.toString(start.matched())));
        AuditTrail.Deed deed =
                new AuditTrail.Deed(AuditAction.RESEND_STARTED, job.id().toString(), which);
        return new Decision(
                List.of(
                        new Change.ResendJobSaved(job),
                        audit.entry(start.filter().workspace(), deed, start.by(), now)),
                new Reply.OfJob(Optional.of(job)),
                List.of(new Signal.JobStarted(job)));
    }

    private Decision advanceJob(Command.AdvanceJob advance, Instant now) {
        Optional<ResendJob> running = books.runningJob(advance.job());
        if (running.isEmpty()) {
            return Decision.nothing(new Reply.OfJob(running));
        }
        List<Delivery> deliveries = advance.deliveries();
        if (deliveries.isEmpty()) {
            ResendJob done = running.get().ended(ResendJob.State.DONE);
            return Decision.of(new Change.ResendJobSaved(done), new Reply.OfJob(Optional.of(done)));
        }
        ResendJob further =
                running.get().advanced(deliveries.size(), deliveries.getLast().id());
        return new Decision(
                List.of(resent(deliveries, now), new Change.ResendJobSaved(further)),
                new Reply.OfJob(Optional.of(further)),
                List.of(new Signal.ResendAsked(deliveries)));
    }

    private Decision cancelJob(Command.CancelJob cancel, Instant now) {
        Optional<ResendJob> canceled = books.runningJob(cancel.job())
                .filter(job -> job.filter().workspace().equals(cancel.workspace()))
                .map(job -> job.ended(ResendJob.State.CANCELED));
        if (canceled.isEmpty()) {
            return Decision.nothing(new Reply.OfJob(canceled));
        }
        AuditTrail.Deed deed =
                new AuditTrail.Deed(AuditAction.RESEND_CANCELED, cancel.job().toString());
        return new Decision(
                List.of(
                        new Change.ResendJobSaved(canceled.get()),
                        audit.entry(cancel.workspace(), deed, cancel.by(), now)),
                new Reply.OfJob(canceled),
                List.of());
    }

    private Decision erase(Command.Erase erase, Instant now) {
        WorkspaceId workspace = erase.workspace();
        AuditTrail.Deed deed = new AuditTrail.Deed(
                AuditAction.SUBJECT_ERASED, "fingerprint " + AuditTrail.fingerprint(workspace, erase.subject()));
        return new Decision(
                List.of(
                        new Change.SubjectErased(workspace, erase.subject(), now),
                        audit.entry(workspace, deed, erase.by(), now)),
                new Reply.Done(),
                List.of(new Signal.Erased(workspace, erase.subject())));
    }

    private Decision noteExport(Command.NoteExport export, Instant now) {
        AuditTrail.Deed deed =
                new AuditTrail.Deed(AuditAction.EXPORTED, export.what(), Alterations.of(export.filter()));
        return Decision.of(audit.entry(export.filter().workspace(), deed, export.by(), now), new Reply.Done());
    }

    private Decision reportFailing(NotificationId id, Instant now) {
        return aboutNotification(id, now, notification -> FailureNotices.failing(notification, books.alert(id), now));
    }

    private Decision closeWindow(NotificationId id, Instant now) {
        Instant ends = books.alert(id).windowEnds();
        if (ends == null || ends.isAfter(now)) {
            return Decision.nothing(new Reply.Done());
        }
        return aboutNotification(
                id, now, notification -> FailureNotices.windowEnded(notification, books.alert(id), now));
    }

    private Decision aboutNotification(
            NotificationId id, Instant now, Function<Notification, FailureNotices.Notice> notice) {
        List<Change> changes = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        books.directory()
                .notification(id)
                .ifPresent(notification ->
                        tell(notification, notice.apply(notification), now).into(changes, signals));
        return new Decision(changes, new Reply.Done(), signals);
    }

    private Told tell(Notification notification, FailureNotices.Notice notice, Instant now) {
        FailMail failMail = notification.settings().failMail();
        Alert before = books.alert(notification.id());
        Alert after = notice.alert();
        boolean matters = failMail != null || after.windowEnds() == null;
        if (!matters || after.equals(before)) {
            return new Told(List.of(), List.of());
        }
        List<Change> changes = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        changes.add(new Change.AlertSaved(after));
        Instant ends = after.windowEnds();
        if (ends != null && !ends.equals(before.windowEnds())) {
            signals.add(new Signal.WindowOpened(notification.id(), ends));
        }
        Mail.Letter letter = notice.letter();
        if (letter != null && failMail != null) {
            Delivery about = notice.about();
            changes.add(new Change.MailSaved(new Mail(
                    new MailId(ids.next(now)),
                    notification.workspace(),
                    failMail.address(),
                    letter,
                    Mail.State.PENDING,
                    0,
                    now,
                    about == null ? List.of() : List.of(about.id()))));
            signals.add(new Signal.MailWaiting());
        }
        return new Told(changes, signals);
    }

    private record Told(List<Change> changes, List<Signal> signals) {
        void into(List<Change> allChanges, List<Signal> allSignals) {
            allChanges.addAll(changes);
            allSignals.addAll(signals);
        }
    }
}
