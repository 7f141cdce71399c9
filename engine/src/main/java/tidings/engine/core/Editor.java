package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.DeliveryId;
import tidings.engine.IdSequence;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.port.Change;

/// Decides what administrators do to notifications.
final class Editor {
    private final IdSequence ids;
    private final Books books;
    private final AuditTrail audit;

    Editor(IdSequence ids, Books books, AuditTrail audit) {
        this.ids = ids;
        this.books = books;
        this.audit = audit;
    }

    Decision add(Command.AddNotification add, Instant now) {
        Notification notification = new Notification(
                new NotificationId(ids.next(now)), add.workspace(), add.settings(), new DeliveryId(0), now, now);
        AuditTrail.Deed deed = new AuditTrail.Deed(
                AuditAction.NOTIFICATION_CREATED, add.settings().name(), Alterations.of(add.settings()));
        return saved(notification, List.of(audit.entry(add.workspace(), deed, add.by(), now)));
    }

    Decision edit(Command.EditNotification edit, Instant now) {
        Optional<Notification> found = books.directory().notification(edit.workspace(), edit.id());
        if (found.isEmpty()) {
            return Decision.nothing(new Reply.OfNotification(Optional.empty()));
        }
        Notification before = found.get();
        Notification.Settings settings = edit.edit().apply(before.settings());
        boolean deactivated = before.settings().active() && !settings.active();
        DeliveryId fence = deactivated ? new DeliveryId(ids.next(now)) : before.fence();
        Notification after =
                new Notification(before.id(), before.workspace(), settings, fence, before.createdAt(), now);
        List<Alteration> alterations = Alterations.between(before.settings(), settings);
        if (alterations.isEmpty()) {
            return saved(after, List.of());
        }
        AuditTrail.Deed deed = new AuditTrail.Deed(
                AuditAction.NOTIFICATION_CHANGED, before.settings().name(), alterations);
        return saved(after, List.of(audit.entry(before.workspace(), deed, edit.by(), now)));
    }

    private static Decision saved(Notification notification, List<Change> audited) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.NotificationSaved(notification));
        changes.addAll(audited);
        return new Decision(
                changes,
                new Reply.OfNotification(Optional.of(notification)),
                List.of(new Signal.NotificationChanged(notification.id())));
    }

    Decision remove(Command.RemoveNotification remove, Instant now) {
        Optional<Notification> found = books.directory().notification(remove.workspace(), remove.id());
        if (found.isEmpty()) {
            return Decision.nothing(new Reply.OfNotification(found));
        }
        AuditTrail.Deed deed = new AuditTrail.Deed(
                AuditAction.NOTIFICATION_DELETED, found.get().settings().name());
        return new Decision(
                List.of(
                        new Change.NotificationRemoved(remove.id()),
                        audit.entry(remove.workspace(), deed, remove.by(), now)),
                new Reply.OfNotification(found),
                List.of(new Signal.NotificationChanged(remove.id())));
    }
}
