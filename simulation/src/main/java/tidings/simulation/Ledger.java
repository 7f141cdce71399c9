package tidings.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;

/// What must be on disk, kept beside the store and compared with it.
final class Ledger {
    private final NavigableMap<NotificationId, Rule> rules = new TreeMap<>();
    private final NavigableMap<DeliveryId, Item> items = new TreeMap<>();
    private final Map<EventId, Accepted> events = new HashMap<>();
    private final Map<Key, EventId> receipts = new HashMap<>();

    /// An idempotency key of a workspace.
    record Key(WorkspaceId workspace, String key) {}

    /// An event, until it is erased.
    record Accepted(Event event, Body body, @Nullable Key key) {
        boolean isAbout(WorkspaceId workspace, String subject) {
            return workspace.equals(event.workspace()) && subject.equals(event.subject());
        }
    }

    Collection<Rule> rules() {
        return rules.values();
    }

    Rule rule(NotificationId id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new BrokenPromise(Promise.CURRENT, "There never was such a notification: " + id);
        }
        return rule;
    }

    Rule ruleOf(Notification notification) {
        return rules.computeIfAbsent(notification.id(), id -> new Rule(notification));
    }

    NavigableMap<DeliveryId, Item> items() {
        return items;
    }

    Item item(DeliveryId id) {
        Item item = items.get(id);
        if (item == null) {
            throw new BrokenPromise(Promise.DURABLE, "There is no such delivery on disk: " + id);
        }
        return item;
    }

    List<Item> about(WorkspaceId workspace, String subject) {
        return items.values().stream()
                .filter(item -> item.workspace.equals(workspace) && subject.equals(item.subject))
                .toList();
    }

    void add(Item item) {
        items.put(item.id, item);
        item.rule.add(item);
    }

    void accept(Accepted accepted) {
        events.put(accepted.event().id(), accepted);
        if (accepted.key() != null) {
            EventId before = receipts.put(accepted.key(), accepted.event().id());
            BrokenPromise.unless(
                    before == null, Promise.DURABLE, "Two events under one idempotency key", accepted.event());
        }
    }

    /// The event, unless it is erased.
    Optional<Accepted> event(EventId id) {
        return Optional.ofNullable(events.get(id));
    }

    /// Forgets the events about a subject.
    void erase(WorkspaceId workspace, String subject) {
        List<Accepted> erased = events.values().stream()
                .filter(event -> event.isAbout(workspace, subject))
                .toList();
        for (Accepted event : erased) {
            events.remove(event.event().id());
            if (event.key() != null) {
                receipts.remove(event.key());
            }
        }
    }

    /// Compares a store, as it is on disk, with what must be there.
    void compare(List<Archive.Detail> log) {
        BrokenPromise.unless(
                log.size() == items.size(),
                Promise.DURABLE,
                "So many deliveries are on disk instead of " + items.size(),
                log.size());
        log.forEach(this::compare);
    }

    private void compare(Archive.Detail row) {
        Item item = item(row.entry().delivery().id());
        boolean same = row.entry().delivery().state() == item.state
                && row.entry().delivery().attempts() == item.attempts
                && row.entry().delivery().due().equals(item.due)
                && row.entry().delivery().canceled() == item.canceled
                && row.attempts().size() == item.recorded
                && (row.entry().resendRequestedAt() != null) == item.resendRequested
                && Optional.ofNullable(row.body()).equals(event(item.event).map(Accepted::body));
        BrokenPromise.unless(same, Promise.DURABLE, "On disk stands something else than was written, " + item, row);
    }
}
