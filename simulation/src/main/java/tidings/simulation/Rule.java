package tidings.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.DeliveryId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;

/// A notification as it must stand on disk, and what was seen of its sends.
final class Rule {
    final NotificationId id;
    final WorkspaceId workspace;

    /// As it stands on disk; absent once it is removed.
    @Nullable
    Notification onDisk;

    /// As it holds for attempts that begin now; absent once it is removed.
    @Nullable
    Notification inForce;

    /// The highest fence it ever had; it outlives the notification.
    DeliveryId fence = new DeliveryId(0);

    boolean everInactive;
    Alert alert;
    DeliveryId newest = new DeliveryId(0);

    final NavigableMap<DeliveryId, Item> pending = new TreeMap<>();
    private final Map<String, NavigableMap<DeliveryId, Item>> bySubject = new HashMap<>();

    /// Attempts in flight or not yet known to be recorded.
    int inFlight;

    /// Failures in a row that show a receiver unable, since the engine started.
    int failuresInARow;

    /// Whether there was any such failure since the engine started.
    boolean failed;

    /// Since when there is room for another attempt, in microseconds.
    long roomSince;

    /// When an attempt began last, in microseconds.
    long lastBegan;

    Rule(Notification notification) {
        this.id = notification.id();
        this.workspace = notification.workspace();
        this.alert = Alert.quiet(id);
    }

    void add(Item item) {
        newest = item.id;
        pending.put(item.id, item);
        if (item.subject != null) {
            bySubject.computeIfAbsent(item.subject, none -> new TreeMap<>()).put(item.id, item);
        }
    }

    void over(Item item) {
        pending.remove(item.id);
        NavigableMap<DeliveryId, Item> others = item.subject == null ? null : bySubject.get(item.subject);
        if (others != null) {
            others.remove(item.id);
        }
    }

    /// The pending deliveries that this one has to wait for.
    Collection<Item> ahead(Item item) {
        NavigableMap<DeliveryId, Item> others = item.subject == null ? null : bySubject.get(item.subject);
        return others == null ? List.of() : others.headMap(item.id).values();
    }

    /// Whether the schedule may attempt this delivery, as far as settings go.
    boolean permits(Item item) {
        return inForce != null && permits(inForce, item.id);
    }

    static boolean permits(Notification notification, DeliveryId item) {
        return notification.settings().active() && item.compareTo(notification.fence()) > 0;
    }

    @Override
    public String toString() {
        return id + " " + (onDisk == null ? "removed" : onDisk.settings().active() ? "active" : "inactive");
    }
}
