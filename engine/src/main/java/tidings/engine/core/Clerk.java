package tidings.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
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
import tidings.engine.Workspace;
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
    private static final Duration FIRST_MAIL_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_MAIL_RETRY = Duration.ofHours(4);
    private static final int MAX_MAIL_ATTEMPTS = 20;

    private final IdSequence ids;
    private final Dice dice;
    private final Books books;

    /// Goes on from what the store was left with.
    public Clerk(Store store, Store.Recovered recovered, Dice dice) {
        this.ids = new IdSequence(0, lastId(recovered));
        this.dice = dice;
        this.books = new Books(store, recovered);
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
            case Command.AddWorkspace add -> addWorkspace(add, now);
            case Command.SaveApiKey save -> Decision.of(new Change.ApiKeySaved(save.apiKey()), new Reply.Done());
            case Command.RemoveApiKey remove -> Decision.of(new Change.ApiKeyRemoved(remove.key()), new Reply.Done());
            case Command.AddNotification add -> addNotification(add, now);
            case Command.EditNotification edit -> editNotification(edit, now);
            case Command.RemoveNotification remove -> removeNotification(remove);
            case Command.Resend resend -> resend(resend.deliveries(), now);
            case Command.StartJob start -> startJob(start, now);
            case Command.AdvanceJob advance -> advanceJob(advance, now);
            case Command.CancelJob cancel -> cancelJob(cancel);
            case Command.Erase erase ->
                Decision.of(
                        new Change.SubjectErased(erase.workspace(), erase.subject(), now),
                        new Signal.Erased(erase.workspace(), erase.subject()));
            case Command.ReportFailing report -> reportFailing(report.notification(), now);
            case Command.CloseWindow close -> closeWindow(close.notification(), now);
            case Command.MailTried tried -> mailTried(tried, now);
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
        Event event = new Event(
                new EventId(ids.next(now)),
                publication.workspace(),
                publication.type(),
                publication.subject(),
                publication.clientId(),
                now);
        List<Delivery> deliveries = new ArrayList<>();
        for (Notification notification : books.directory().wanting(event.workspace(), event.type())) {
            deliveries.add(Delivery.fresh(new DeliveryId(ids.next(now)), event, notification.id()));
        }
        Change accepted = new Change.EventAccepted(
                event, publication.body(), deliveries, receipt(publication, event, deliveries.size()));
        return new Decision(
                List.of(accepted),
                new Reply.Published(event.id(), deliveries.size()),
                deliveries.isEmpty() ? List.of() : List.of(new Signal.Accepted(deliveries, publication.body())));
    }

    private static Reply repeated(Receipt receipt, Publication.IdempotencyKey key) {
        return receipt.fingerprint().equals(key.fingerprint())
                ? new Reply.Repeated(receipt.event(), receipt.deliveries())
                : new Reply.KeyReused();
    }

    private static @Nullable Receipt receipt(Publication publication, Event event, int deliveries) {
        Publication.IdempotencyKey key = publication.idempotencyKey();
        return key == null
                ? null
                : new Receipt(
                        publication.workspace(), key.key(), key.fingerprint(), event.id(), deliveries, event.at());
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
        boolean refusedForGood = attempt.outcome() instanceof Outcome.Refused(int code, Duration _) && code == GONE;
        if (refusedForGood || !RetrySchedule.grantsAnother(settings.retry(), before.attempts() + 1)) {
            return before.attempted(DeliveryState.FAILED, ended);
        }
        return before.attempted(DeliveryState.PENDING, RetrySchedule.next(settings.retry(), attempt, dice));
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

    private Decision addWorkspace(Command.AddWorkspace add, Instant now) {
        Workspace workspace = new Workspace(new WorkspaceId(ids.next(now)), add.name(), add.environment(), now);
        return Decision.of(new Change.WorkspaceSaved(workspace), new Reply.OfWorkspace(workspace));
    }

    private Decision addNotification(Command.AddNotification add, Instant now) {
        Notification notification = new Notification(
                new NotificationId(ids.next(now)), add.workspace(), add.settings(), new DeliveryId(0), now, now);
        return saved(notification);
    }

    private Decision editNotification(Command.EditNotification edit, Instant now) {
        Optional<Notification> found = books.directory().notification(edit.workspace(), edit.id());
        if (found.isEmpty()) {
            return Decision.nothing(new Reply.OfNotification(Optional.empty()));
        }
        Notification before = found.get();
        Notification.Settings settings = edit.edit().apply(before.settings());
        boolean deactivated = before.settings().active() && !settings.active();
        DeliveryId fence = deactivated ? new DeliveryId(ids.next(now)) : before.fence();
        return saved(new Notification(before.id(), before.workspace(), settings, fence, before.createdAt(), now));
    }

    private static Decision saved(Notification notification) {
        return new Decision(
                List.of(new Change.NotificationSaved(notification)),
                new Reply.OfNotification(Optional.of(notification)),
                List.of(new Signal.NotificationChanged(notification.id())));
    }

    private Decision removeNotification(Command.RemoveNotification remove) {
        Optional<Notification> found = books.directory().notification(remove.workspace(), remove.id());
        if (found.isEmpty()) {
            return Decision.nothing(new Reply.OfNotification(found));
        }
        return new Decision(
                List.of(new Change.NotificationRemoved(remove.id())),
                new Reply.OfNotification(found),
                List.of(new Signal.NotificationChanged(remove.id())));
    }

    private static Decision resend(List<Delivery> deliveries, Instant now) {
        return Decision.of(
                new Change.ResendRequested(deliveries.stream().map(Delivery::id).toList(), now),
                new Signal.ResendAsked(deliveries));
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
        return new Decision(
                List.of(new Change.ResendJobSaved(job)),
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
        List<Change> changes = new ArrayList<>(resend(deliveries, now).changes());
        changes.add(new Change.ResendJobSaved(further));
        return new Decision(
                changes, new Reply.OfJob(Optional.of(further)), List.of(new Signal.ResendAsked(deliveries)));
    }

    private Decision cancelJob(Command.CancelJob cancel) {
        Optional<ResendJob> canceled = books.runningJob(cancel.job())
                .filter(job -> job.filter().workspace().equals(cancel.workspace()))
                .map(job -> job.ended(ResendJob.State.CANCELED));
        return canceled.isEmpty()
                ? Decision.nothing(new Reply.OfJob(canceled))
                : Decision.of(new Change.ResendJobSaved(canceled.get()), new Reply.OfJob(canceled));
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

    private static Decision mailTried(Command.MailTried tried, Instant now) {
        Mail mail = tried.mail();
        return switch (tried.posting()) {
            case ACCEPTED -> Decision.of(new Change.MailSaved(mail.attempted(Mail.State.SENT, now)), new Reply.Done());
            case REFUSED -> Decision.of(new Change.MailSaved(mail.attempted(Mail.State.FAILED, now)), new Reply.Done());
            case UNAVAILABLE -> {
                boolean last = mail.attempts() + 1 >= MAX_MAIL_ATTEMPTS;
                yield Decision.of(
                        new Change.MailSaved(
                                last
                                        ? mail.attempted(Mail.State.FAILED, now)
                                        : mail.attempted(Mail.State.PENDING, now.plus(mailRetry(mail.attempts())))),
                        new Reply.Done());
            }
            case NOT_CONFIGURED -> Decision.nothing(new Reply.Done());
        };
    }

    private static Duration mailRetry(int attempts) {
        Duration doubled = FIRST_MAIL_RETRY.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LAST_MAIL_RETRY) > 0 ? LAST_MAIL_RETRY : doubled;
    }
}
