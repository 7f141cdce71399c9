package tidings.store.testkit;

import java.util.ArrayList;
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
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

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
    private final NavigableMap<ReceiptKey, Receipt> receipts = new TreeMap<>();
    private long lastId;

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

    /// The first id that is taken already, when the changes cannot be applied for that reason; there is no
    /// other.
    Optional<String> takenId(List<Change> changes) {
        Set<EventId> newEvents = new HashSet<>();
        Set<DeliveryId> newDeliveries = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.EventAccepted accepted) {
                EventId event = accepted.event().id();
                if (events.containsKey(event) || !newEvents.add(event)) {
                    return Optional.of(event.toString());
                }
                for (Delivery delivery : accepted.deliveries()) {
                    if (deliveries.containsKey(delivery.id()) || !newDeliveries.add(delivery.id())) {
                        return Optional.of(delivery.id().toString());
                    }
                }
            }
        }
        return Optional.empty();
    }

    void apply(Change change) {
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
            case Change.MailSaved saved -> saved(saved.mail());
            case Change.AlertSaved saved -> alerts.put(saved.alert().notification(), saved.alert());
            case Change.ResendJobSaved saved -> {
                used(saved.job().id().value());
                jobs.put(saved.job().id(), saved.job());
            }
            case Change.SubjectErased erased -> erase(erased);
        }
    }

    private void accept(Change.EventAccepted accepted) {
        Event event = accepted.event();
        used(event.id().value());
        for (Delivery delivery : accepted.deliveries()) {
            used(delivery.id().value());
            Row row = new Row(delivery);
            deliveries.put(delivery.id(), row);
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

    private void saved(Mail mail) {
        used(mail.id().value());
        if (mail.attempts() == 0 || mails.containsKey(mail.id())) {
            mails.put(mail.id(), mail);
        }
    }

    private void attempted(Change.Attempted attempted) {
        Row row = deliveries.get(attempted.after().id());
        if (row == null) {
            return;
        }
        row.record(attempted.attempt());
        if (pending(row)) {
            Delivery before = row.delivery();
            Delivery after = attempted.after();
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
        row.endResend();
        if (resent.attempt().succeeded() && row.delivery().state() != DeliveryState.DELIVERED) {
            move(
                    row,
                    row.delivery()
                            .settled(DeliveryState.DELIVERED, resent.attempt().endedAt()));
        }
    }

    private void erase(Change.SubjectErased erased) {
        Set<DeliveryId> concerned = new HashSet<>();
        for (Accepted accepted : List.copyOf(events.values())) {
            Event event = accepted.event();
            if (event.workspace().equals(erased.workspace()) && erased.subject().equals(event.subject())) {
                concerned.addAll(accepted.deliveries());
                eraseEvent(accepted, erased);
            }
        }
        mails.values()
                .removeIf(mail -> mail.workspace().equals(erased.workspace())
                        && mail.about().stream().anyMatch(concerned::contains));
    }

    private void eraseEvent(Accepted accepted, Change.SubjectErased erased) {
        rows(accepted.deliveries()).forEach(row -> {
            row.endResend();
            if (pending(row)) {
                move(row, row.delivery().canceled(CancelReason.ERASED, erased.at()));
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
