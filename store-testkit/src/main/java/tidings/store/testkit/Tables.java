package tidings.store.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.ApiKey;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Tally;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Tallies;
import tidings.engine.port.Tallies.Standing;

/// What a store holds, and what each change does to it. All maps are sorted, so that every history of changes
/// gives the same answers in the same order.
final class Tables {
    final NavigableMap<WorkspaceId, Workspace> workspaces = new TreeMap<>();
    final NavigableMap<String, ApiKey> apiKeys = new TreeMap<>();
    final NavigableMap<NotificationId, Notification> notifications = new TreeMap<>();
    final NavigableMap<NotificationId, Alert> alerts = new TreeMap<>();
    final NavigableMap<ResendJobId, ResendJob> jobs = new TreeMap<>();
    final NavigableMap<MailId, Mail> mails = new TreeMap<>();
    final NavigableMap<EventId, Accepted> events = new TreeMap<>();
    final NavigableMap<DeliveryId, Row> deliveries = new TreeMap<>();
    final NavigableMap<NotificationId, Backlog> backlogs = new TreeMap<>();
    final NavigableMap<UserId, User> users = new TreeMap<>();
    final NavigableMap<String, UserSession> sessions = new TreeMap<>();
    final NavigableMap<String, Ticket> tickets = new TreeMap<>();
    final NavigableMap<DossierId, Dossier> dossiers = new TreeMap<>();
    final NavigableMap<AuditId, AuditEntry> audit = new TreeMap<>();
    final NavigableMap<Tallies.Key, Tally> tallies = new TreeMap<>();
    private final Tallies counting = new Tallies();
    private final NavigableMap<ReceiptKey, Receipt> receipts = new TreeMap<>();
    private final Set<Object> erased = new HashSet<>();
    private long lastId;
    private long newest;

    /// An event with what goes and stays with it.
    record Accepted(
            Event event,
            @Nullable Body body,
            List<DeliveryId> deliveries,
            @Nullable Receipt receipt) {}

    private record ReceiptKey(WorkspaceId workspace, String key) implements Comparable<ReceiptKey> {
        static ReceiptKey of(Receipt receipt) {
            return new ReceiptKey(receipt.workspace(), receipt.key());
        }

        @Override
        public int compareTo(ReceiptKey other) {
            int byWorkspace = workspace.compareTo(other.workspace);
            return byWorkspace != 0 ? byWorkspace : key.compareTo(other.key);
        }
    }

    long lastId() {
        return lastId;
    }

    Optional<Receipt> receipt(WorkspaceId workspace, String key) {
        return Optional.ofNullable(receipts.get(new ReceiptKey(workspace, key)));
    }

    /// The first id of an event or delivery that is not greater than all before it; there is no other reason
    /// why changes cannot be applied.
    Optional<Object> misplacedId(List<Change> changes) {
        long last = newest;
        for (Change change : changes) {
            if (change instanceof Change.EventAccepted accepted) {
                if (accepted.event().id().value() <= last) {
                    return Optional.of(accepted.event().id());
                }
                last = accepted.event().id().value();
                for (Delivery delivery : accepted.deliveries()) {
                    if (delivery.id().value() <= last) {
                        return Optional.of(delivery.id());
                    }
                    last = delivery.id().value();
                }
            }
        }
        return Optional.empty();
    }

    void apply(List<Change> changes) {
        changes.forEach(this::apply);
        counting.take().forEach(delta -> tallies.merge(delta.key(), delta.tally(), Tally::plus));
    }

    private void apply(Change change) {
        switch (change) {
            case Change.EventAccepted accepted -> accept(accepted);
            case Change.Attempted attempted -> attempted(attempted);
            case Change.Resent resent -> resent(resent);
            case Change.ResendRequested requested ->
                rows(requested.deliveries()).forEach(row -> row.requestResend(requested.at()));
            case Change.Canceled canceled ->
                rows(canceled.deliveries())
                        .filter(Tables::pending)
                        .forEach(row -> move(row, row.delivery().canceled(canceled.reason(), canceled.at())));
            case Change.NotificationSaved saved -> {
                used(saved.notification().id().value());
                used(saved.notification().fence().value());
                notifications.put(saved.notification().id(), saved.notification());
            }
            case Change.NotificationRemoved removed -> {
                notifications.remove(removed.notification());
                alerts.remove(removed.notification());
            }
            case Change.WorkspaceSaved saved -> {
                used(saved.workspace().id().value());
                workspaces.put(saved.workspace().id(), saved.workspace());
            }
            case Change.ApiKeySaved saved -> apiKeys.put(saved.apiKey().key(), saved.apiKey());
            case Change.ApiKeyRemoved removed -> apiKeys.remove(removed.key());
            case Change.MailSaved saved -> {
                used(saved.mail().id().value());
                if (!erased.contains(saved.mail().id())) {
                    mails.merge(saved.mail().id(), saved.mail(), Tables::movedOn);
                }
            }
            case Change.AlertSaved saved -> alerts.put(saved.alert().notification(), saved.alert());
            case Change.ResendJobSaved saved -> {
                used(saved.job().id().value());
                if (!erased.contains(saved.job().id())) {
                    jobs.merge(saved.job().id(), saved.job(), Tables::movedOn);
                }
            }
            case Change.SubjectErased subject -> erase(subject);
            case Change.DossierSaved saved -> {
                used(saved.dossier().id().value());
                dossiers.put(saved.dossier().id(), saved.dossier());
            }
            case Change.DossierRemoved removed -> dossiers.remove(removed.dossier());
            case Change.UserSaved saved -> {
                used(saved.user().id().value());
                users.put(saved.user().id(), saved.user());
            }
            case Change.UserRemoved removed -> {
                users.remove(removed.user());
                sessions.values().removeIf(session -> session.user().equals(removed.user()));
                tickets.values().removeIf(ticket -> ticket.user().equals(removed.user()));
            }
            case Change.SessionSaved saved -> sessions.put(saved.session().tokenHash(), saved.session());
            case Change.SessionEnded ended -> sessions.remove(ended.tokenHash());
            case Change.TicketSaved saved -> tickets.put(saved.ticket().tokenHash(), saved.ticket());
            case Change.TicketEnded ended -> tickets.remove(ended.tokenHash());
            case Change.Audited audited -> {
                used(audited.entry().id().value());
                audit.put(audited.entry().id(), audited.entry());
            }
        }
    }

    private void accept(Change.EventAccepted accepted) {
        Event event = accepted.event();
        newest = event.id().value();
        used(event.id().value());
        for (Delivery delivery : accepted.deliveries()) {
            newest = delivery.id().value();
            used(delivery.id().value());
            Row row = new Row(delivery);
            deliveries.put(delivery.id(), row);
            counting.accepted(delivery);
            if (pending(row)) {
                backlogs.computeIfAbsent(delivery.notification(), none -> new Backlog())
                        .add(delivery);
            }
        }
        Receipt receipt = accepted.receipt();
        if (receipt != null) {
            receipts.put(ReceiptKey.of(receipt), receipt);
        }
        List<DeliveryId> ids = accepted.deliveries().stream().map(Delivery::id).toList();
        events.put(event.id(), new Accepted(event, accepted.body(), ids, receipt));
    }

    private void attempted(Change.Attempted attempted) {
        Row row = deliveries.get(attempted.after().id());
        if (row == null) {
            return;
        }
        row.record(attempted.attempt());
        counting.attempted(Standing.of(row.delivery()), attempted.attempt());
        if (pending(row)) {
            Delivery before = row.delivery();
            Delivery after = attempted.after();
            if (after.state() == DeliveryState.DELIVERED) {
                counting.delivered(after);
            }
            move(
                    row,
                    new Delivery(
                            before.id(),
                            before.event(),
                            before.notification(),
                            after.state(),
                            after.attempts(),
                            after.due(),
                            after.canceled()));
        }
    }

    private void resent(Change.Resent resent) {
        Row row = deliveries.get(resent.delivery());
        if (row == null) {
            return;
        }
        row.record(resent.attempt());
        counting.attempted(Standing.of(row.delivery()), resent.attempt());
        row.endResend();
        if (resent.attempt().succeeded() && row.delivery().state() != DeliveryState.DELIVERED) {
            move(
                    row,
                    row.delivery()
                            .settled(DeliveryState.DELIVERED, resent.attempt().endedAt()));
        }
    }

    private void erase(Change.SubjectErased subject) {
        Set<DeliveryId> concerned = new HashSet<>();
        for (Accepted accepted : List.copyOf(events.values())) {
            Event event = accepted.event();
            if (event.workspace().equals(subject.workspace())
                    && subject.subject().equals(event.subject())) {
                concerned.addAll(accepted.deliveries());
                eraseEvent(accepted, subject);
            }
        }
        for (Mail mail : List.copyOf(mails.values())) {
            if (mail.workspace().equals(subject.workspace())
                    && mail.about().stream().anyMatch(concerned::contains)) {
                mails.remove(mail.id());
                erased.add(mail.id());
            }
        }
        for (ResendJob job : List.copyOf(jobs.values())) {
            if (job.filter().workspace().equals(subject.workspace())
                    && subject.subject().equals(job.filter().subject())) {
                jobs.remove(job.id());
                erased.add(job.id());
            }
        }
    }

    private void eraseEvent(Accepted accepted, Change.SubjectErased subject) {
        rows(accepted.deliveries()).forEach(row -> {
            row.endResend();
            if (pending(row)) {
                move(row, row.delivery().canceled(CancelReason.ERASED, subject.at()));
            }
        });
        Event event = accepted.event();
        Event nameless = new Event(event.id(), event.workspace(), event.type(), null, null, event.at());
        rows(accepted.deliveries()).forEach(row -> row.about(nameless));
        forgetReceipt(accepted);
        events.put(event.id(), new Accepted(nameless, null, accepted.deliveries(), null));
    }

    /// Deletes the first events with ids below `end`, and as many mails and ended jobs; returns how many of
    /// the most numerous kind there were.
    int sweep(long end, int limit) {
        List<Accepted> old =
                events.headMap(new EventId(end)).values().stream().limit(limit).toList();
        for (Accepted accepted : old) {
            rows(accepted.deliveries()).filter(Tables::pending).forEach(row -> leaveBacklog(row.delivery()));
            accepted.deliveries().forEach(deliveries::remove);
            forgetReceipt(accepted);
            events.remove(accepted.event().id());
        }
        List<MailId> oldMails =
                mails.headMap(new MailId(end)).keySet().stream().limit(limit).toList();
        oldMails.forEach(mails::remove);
        List<ResendJobId> oldJobs = jobs.headMap(new ResendJobId(end)).values().stream()
                .filter(job -> job.state() != ResendJob.State.RUNNING)
                .map(ResendJob::id)
                .limit(limit)
                .toList();
        oldJobs.forEach(jobs::remove);
        return Math.max(old.size(), Math.max(oldMails.size(), oldJobs.size()));
    }

    /// Deletes the first entries of the audit log with ids below `end`, and as many tallies of hours before
    /// the given time; returns how many of the most numerous kind there were.
    int sweepHistory(Instant talliesBefore, long end, int limit) {
        List<AuditId> oldEntries =
                audit.headMap(new AuditId(end)).keySet().stream().limit(limit).toList();
        oldEntries.forEach(audit::remove);
        List<Tallies.Key> oldTallies = tallies.keySet().stream()
                .filter(key -> key.hour().isBefore(talliesBefore))
                .sorted(Comparator.comparing(Tallies.Key::hour).thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .toList();
        oldTallies.forEach(tallies::remove);
        return Math.max(oldEntries.size(), oldTallies.size());
    }

    private static Mail movedOn(Mail first, Mail now) {
        return new Mail(
                first.id(),
                first.workspace(),
                first.recipient(),
                first.letter(),
                now.state(),
                now.attempts(),
                now.due(),
                first.about());
    }

    private static ResendJob movedOn(ResendJob first, ResendJob now) {
        return new ResendJob(
                first.id(),
                first.filter(),
                now.state(),
                now.matched(),
                now.requested(),
                now.cursor(),
                first.createdAt());
    }

    private void forgetReceipt(Accepted accepted) {
        Receipt receipt = accepted.receipt();
        if (receipt != null) {
            receipts.remove(ReceiptKey.of(receipt), receipt);
        }
    }

    private Stream<Row> rows(List<DeliveryId> ids) {
        List<Row> found = new ArrayList<>(ids.size());
        for (DeliveryId id : ids) {
            Row row = deliveries.get(id);
            if (row != null) {
                found.add(row);
            }
        }
        return found.stream();
    }

    private void move(Row row, Delivery next) {
        counting.moved(Standing.of(row.delivery()), Standing.of(next));
        if (pending(row)) {
            leaveBacklog(row.delivery());
        }
        row.become(next);
        if (pending(row)) {
            backlogs.computeIfAbsent(next.notification(), none -> new Backlog()).add(next);
        }
    }

    private void leaveBacklog(Delivery delivery) {
        backlogs.computeIfPresent(delivery.notification(), (same, backlog) -> {
            backlog.remove(delivery);
            return backlog.isEmpty() ? null : backlog;
        });
    }

    private static boolean pending(Row row) {
        return row.delivery().state() == DeliveryState.PENDING;
    }

    private void used(long id) {
        lastId = Math.max(lastId, id);
    }
}
