package tidings.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.EventId;
import tidings.engine.Failure;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.core.Command;
import tidings.engine.core.Reply;
import tidings.engine.port.Change;
import tidings.engine.port.Store;

/// Follows what is written, and checks that it is what had to be written.
final class Writing {
    private static final int GONE = 410;
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final Ledger ledger;
    private final Letters letters = new Letters();
    private final Map<ResendJobId, Set<DeliveryId>> jobs = new HashMap<>();

    Writing(Ledger ledger) {
        this.ledger = ledger;
    }

    /// A command is answered, so what it came to must be on disk.
    void answered(Command command, Reply reply, Store store) {
        if (command instanceof Command.Publish publish) {
            if (reply instanceof Reply.Published(EventId event, int deliveries)) {
                isStored(publish, event, deliveries, store);
            } else {
                boolean repeats = reply instanceof Reply.Repeated || reply instanceof Reply.KeyReused;
                keep(
                        repeats && publish.publication().idempotencyKey() != null,
                        Promise.DURABLE,
                        "Not the answer to a publication",
                        reply);
            }
        }
    }

    private void isStored(Command.Publish publish, EventId event, int deliveries, Store store) {
        List<Item> stored = ledger.items().tailMap(new DeliveryId(event.value())).values().stream()
                .filter(item -> item.event.equals(event))
                .filter(item -> store.delivery(publish.publication().workspace(), item.id)
                        .isPresent())
                .toList();
        keep(stored.size() == deliveries, Promise.DURABLE, "An answered event without its deliveries", event);
        keep(
                ledger.event(event).isEmpty() || store.body(event).isPresent(),
                Promise.DURABLE,
                "An answered event without its payload",
                event);
    }

    /// What a command came to is on disk.
    void written(Command command, List<Change> changes) {
        if (command instanceof Command.EditNotification edit) {
            edited(edit, changes);
        }
        changes.forEach(change -> apply(command, change));
    }

    private void edited(Command.EditNotification edit, List<Change> changes) {
        Notification before = ledger.rule(edit.id()).onDisk;
        if (before == null || !before.workspace().equals(edit.workspace())) {
            keep(changes.isEmpty(), Promise.CURRENT, "An edit of what is not there", changes);
            return;
        }
        Notification after = ((Change.NotificationSaved) changes.getFirst()).notification();
        keep(
                after.settings().equals(edit.edit().apply(before.settings())),
                Promise.CURRENT,
                "Other settings than were asked for",
                after);
        boolean deactivated = before.settings().active() && !after.settings().active();
        DeliveryId newest = ledger.rule(edit.id()).newest;
        keep(
                deactivated
                        ? after.fence().compareTo(newest) >= 0
                        : after.fence().equals(before.fence()),
                Promise.CURRENT,
                "A fence in the wrong place, before " + newest,
                after);
    }

    private void apply(Command command, Change change) {
        switch (change) {
            case Change.EventAccepted accepted -> accepted(accepted);
            case Change.Attempted attempted ->
                attempted(ledger.item(attempted.after().id()), attempted);
            case Change.Resent resent -> resent(ledger.item(resent.delivery()), resent.attempt());
            case Change.ResendRequested requested -> requested(command, requested);
            case Change.Canceled canceled ->
                canceled.deliveries().forEach(id -> canceled(ledger.item(id), canceled.reason(), canceled.at()));
            case Change.NotificationSaved saved -> saved(saved.notification());
            case Change.NotificationRemoved removed -> ledger.rule(removed.notification()).onDisk = null;
            case Change.MailSaved saved -> mailed(saved.mail());
            case Change.AlertSaved saved -> ledger.rule(saved.alert().notification()).alert = saved.alert();
            case Change.ResendJobSaved saved -> job(saved.job());
            case Change.SubjectErased erased -> erased(erased);
            case Change.WorkspaceSaved _,
                    Change.ApiKeySaved _,
                    Change.ApiKeyRemoved _,
                    Change.UserSaved _,
                    Change.UserRemoved _,
                    Change.SessionSaved _,
                    Change.SessionEnded _,
                    Change.TicketSaved _,
                    Change.TicketEnded _,
                    Change.DossierSaved _,
                    Change.DossierRemoved _,
                    Change.Audited _ -> {}
        }
    }

    private void accepted(Change.EventAccepted accepted) {
        Set<NotificationId> wanting = ledger.rules().stream()
                .filter(rule -> rule.onDisk != null
                        && rule.workspace.equals(accepted.event().workspace())
                        && rule.onDisk.wants(accepted.event().type()))
                .map(rule -> rule.id)
                .collect(Collectors.toSet());
        List<NotificationId> served =
                accepted.deliveries().stream().map(Delivery::notification).toList();
        keep(
                served.size() == wanting.size() && wanting.containsAll(served),
                Promise.DURABLE,
                "An event goes to the wrong notifications, to " + served + " instead of " + wanting,
                accepted.event());
        Ledger.Key key = accepted.receipt() == null
                ? null
                : new Ledger.Key(
                        accepted.receipt().workspace(), accepted.receipt().key());
        ledger.accept(new Ledger.Accepted(accepted.event(), accepted.body(), key));
        for (Delivery delivery : accepted.deliveries()) {
            Rule rule = ledger.rule(delivery.notification());
            keep(
                    delivery.id().compareTo(rule.newest) > 0 && delivery.id().compareTo(rule.fence) > 0,
                    Promise.ORDERED,
                    "An id that does not grow beyond " + rule.newest + " and " + rule.fence,
                    delivery.id());
            ledger.add(new Item(delivery, rule));
        }
    }

    private void attempted(Item item, Change.Attempted attempted) {
        Attempt attempt = attempted.attempt();
        keep(attempt.equals(item.ended), Promise.RETRIED, "An attempt is recorded other than it was", attempt);
        item.ended = null;
        item.recorded++;
        if (!item.pending()) {
            return;
        }
        item.attempts++;
        Delivery after = attempted.after();
        keep(after.attempts() == item.attempts, Promise.RETRIED, "Miscounted attempts, not " + item.attempts, after);
        Notification notification = item.rule.onDisk;
        if (attempt.succeeded()) {
            keep(after.state() == DeliveryState.DELIVERED, Promise.SETTLED, "A success that is none", after);
            item.become(DeliveryState.DELIVERED, after.due());
        } else if (notification == null || !Rule.permits(notification, item.id)) {
            keep(after.state() == DeliveryState.CANCELED, Promise.CURRENT, "Not given up", after);
            isReason(item, after.canceled());
            item.cancel(Objects.requireNonNull(after.canceled()), after.due());
        } else if (attempt.outcome().code() == GONE
                || (attempt.outcome() instanceof Outcome.Bounced(int code) && code >= 500)
                || item.attempts > notification.settings().retry().count()) {
            keep(after.state() == DeliveryState.FAILED, Promise.RETRIED, "One attempt too many", after);
            item.become(DeliveryState.FAILED, after.due());
        } else {
            keep(after.state() == DeliveryState.PENDING, Promise.RETRIED, "One attempt too few", after);
            isLateEnough(notification, attempt, after);
            item.become(DeliveryState.PENDING, after.due());
        }
    }

    private static void isLateEnough(Notification notification, Attempt attempt, Delivery after) {
        Duration asked = attempt.outcome() instanceof Outcome.Refused(int _, Duration retryAfter) && retryAfter != null
                ? retryAfter
                : Duration.ZERO;
        Duration clamped = asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
        Duration interval = notification.settings().retry().interval();
        Duration wait = clamped.compareTo(interval) > 0 ? clamped : interval;
        Instant earliest = attempt.endedAt().plus(wait);
        Instant latest = earliest.plus(wait.dividedBy(10)).plusMillis(1);
        keep(
                !after.due().isBefore(earliest) && !after.due().isAfter(latest),
                Promise.RETRIED,
                "The next attempt is not between " + earliest + " and " + latest + " but",
                after.due());
    }

    private static void resent(Item item, Attempt attempt) {
        boolean impossible = attempt.outcome() instanceof Outcome.Unanswered(Failure reason)
                && (reason == Failure.NOTIFICATION_DELETED || reason == Failure.PAYLOAD_ERASED);
        keep(
                impossible || attempt.equals(item.manualEnded),
                Promise.SETTLED,
                "A resend is recorded other than it was",
                attempt);
        item.manualEnded = null;
        item.recorded++;
        item.resendRequested = false;
        if (attempt.succeeded() && item.state != DeliveryState.DELIVERED) {
            item.become(DeliveryState.DELIVERED, attempt.endedAt());
        }
    }

    private void requested(Command command, Change.ResendRequested requested) {
        requested.deliveries().forEach(id -> ledger.item(id).resendRequested = true);
        if (command instanceof Command.AdvanceJob advance) {
            jobs.getOrDefault(advance.job(), new HashSet<>()).removeAll(requested.deliveries());
        }
    }

    private static void canceled(Item item, CancelReason reason, Instant at) {
        if (item.pending()) {
            isReason(item, reason);
            item.cancel(reason, at);
        }
    }

    private static void isReason(Item item, @Nullable CancelReason reason) {
        Notification notification = item.rule.onDisk;
        boolean holds = switch (reason) {
            case NOTIFICATION_DELETED -> notification == null;
            case NOTIFICATION_DEACTIVATED -> item.id.compareTo(item.rule.fence) <= 0;
            case ERASED -> item.erased;
            case RETENTION -> false;
            case null -> false;
        };
        keep(holds, Promise.CURRENT, "Given up for the wrong reason, " + reason, item);
    }

    private void saved(Notification notification) {
        Rule rule = ledger.ruleOf(notification);
        rule.onDisk = notification;
        rule.fence = notification.fence();
    }

    private void mailed(Mail mail) {
        if (mail.state() == Mail.State.PENDING && mail.attempts() == 0) {
            keep(
                    mail.about().stream().noneMatch(id -> ledger.item(id).erased),
                    Promise.TOLD,
                    "A mail about an erased subject",
                    mail);
            letters.written(mail);
        }
    }

    private void job(ResendJob job) {
        switch (job.state()) {
            case RUNNING -> jobs.computeIfAbsent(job.id(), fresh -> matching(job));
            case DONE -> {
                Set<DeliveryId> left = jobs.getOrDefault(job.id(), Set.of());
                keep(
                        left.stream().allMatch(id -> ledger.item(id).erased),
                        Promise.SETTLED,
                        "A bulk resend is over without having asked for " + left,
                        job.id());
            }
            case CANCELED -> jobs.remove(job.id());
        }
    }

    /// Jobs of the simulation restrict nothing but the notification.
    private Set<DeliveryId> matching(ResendJob job) {
        return ledger.items().headMap(new DeliveryId(job.id().value())).values().stream()
                .filter(item -> item.workspace.equals(job.filter().workspace()))
                .filter(item -> job.filter().notification() == null
                        || item.rule.id.equals(job.filter().notification()))
                .map(item -> item.id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void erased(Change.SubjectErased erased) {
        ledger.erase(erased.workspace(), erased.subject());
        ledger.about(erased.workspace(), erased.subject()).stream()
                .filter(item -> !item.erased)
                .forEach(item -> {
                    item.erased = true;
                    item.resendRequested = false;
                    if (item.pending()) {
                        item.cancel(CancelReason.ERASED, erased.at());
                    }
                });
    }

    private static void keep(boolean kept, Promise promise, String how, Object about) {
        BrokenPromise.unless(kept, promise, how, about);
    }
}
