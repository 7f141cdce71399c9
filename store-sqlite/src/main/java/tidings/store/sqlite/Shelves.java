package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.events.EventType;

/// Puts deliveries on shelves and keeps the list of what is on each, for the thread that writes.
///
/// A shelf is a run of consecutive deliveries. A search looks at the lists first and then only at shelves
/// that can hold a match, so that a rare value is found without an index of its own for every column; and
/// what is indexed is indexed within its shelf, so that the entries of one commit fall on few pages.
final class Shelves {
    private static final int LISTS_REMEMBERED = 64;

    private final Sql sql;
    private final int capacity;
    private final NavigableMap<Long, Long> byFirst = new TreeMap<>();
    private final Map<Long, Set<Content>> listed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Set<Content>> eldest) {
            return size() > LISTS_REMEMBERED;
        }
    };
    private long current;
    private int filled;

    private record Shelf(long id, long first) {}

    /// A combination that occurs on a shelf; the workspace follows from the notification.
    private record Content(NotificationId notification, EventType type, DeliveryState state, int code) {}

    Shelves(Sql sql, int capacity) throws SQLException {
        this.sql = sql;
        this.capacity = capacity;
        load();
    }

    private void load() throws SQLException {
        byFirst.clear();
        listed.clear();
        for (Shelf shelf : sql.list("SELECT id, first FROM shelves", row -> new Shelf(row.number(), row.number()))) {
            byFirst.put(shelf.first(), shelf.id());
        }
        Map.Entry<Long, Long> last = byFirst.lastEntry();
        current = last == null ? 0 : last.getValue();
        filled = last == null
                ? capacity
                : sql.first("SELECT count(*) FROM deliveries WHERE id >= ?", Sql.Row::small, last.getKey())
                        .orElseThrow();
    }

    /// The shelf for the next delivery.
    long shelve(Delivery delivery) throws SQLException {
        if (filled == capacity) {
            current++;
            filled = 0;
            sql.update(
                    "INSERT INTO shelves (id, first) VALUES (?, ?)",
                    current,
                    delivery.id().value());
            byFirst.put(delivery.id().value(), current);
        }
        filled++;
        return current;
    }

    /// Sees to it that the list of its shelf has an entry for how this delivery stands in the database now.
    ///
    /// @param code the latest attempt's; absent before the first
    void list(Delivery delivery, @Nullable Integer code) throws SQLException {
        Map.Entry<Long, Long> shelf = byFirst.floorEntry(delivery.id().value());
        if (shelf == null) {
            return;
        }
        Content content = new Content(
                delivery.notification(), delivery.event().type(), delivery.state(), code == null ? -1 : code);
        if (listed.computeIfAbsent(shelf.getValue(), unread -> new HashSet<>()).add(content)) {
            list(delivery.id().value());
        }
    }

    /// The same for a delivery of which only the id is known.
    void list(long delivery) throws SQLException {
        sql.update("""
                INSERT INTO shelf_contents (workspace, shelf, notification, type, state, code)
                SELECT workspace, shelf, notification, type, state, coalesce(last_code, -1)
                FROM deliveries WHERE id = ?
                ON CONFLICT DO NOTHING""", delivery);
    }

    /// Takes away the shelves that hold nothing with an id of `first` or above.
    void clearBefore(long first) throws SQLException {
        Map.Entry<Long, Long> kept = byFirst.floorEntry(first);
        if (kept == null || kept.getKey().equals(byFirst.firstKey())) {
            return;
        }
        sql.update("DELETE FROM shelf_contents WHERE shelf < ?", kept.getValue());
        sql.update("DELETE FROM shelves WHERE id < ?", kept.getValue());
        NavigableMap<Long, Long> gone = byFirst.headMap(kept.getKey(), false);
        gone.values().forEach(listed::remove);
        gone.clear();
    }

    /// Reads everything anew, after a transaction that came to nothing.
    void forget() throws SQLException {
        load();
    }
}
