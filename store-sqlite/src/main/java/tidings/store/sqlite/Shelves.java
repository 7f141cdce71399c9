package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.events.EventType;

/// Puts deliveries on shelves and keeps the list of what is on each, for the thread that writes.
///
/// A shelf is a run of consecutive deliveries. A search looks at the lists first and then only at shelves
/// that can hold a match, so that a rare value is found without an index of its own for every column.
///
/// Blind indexes are scattered over all numbers: entered one by one, as deliveries come, each would alter a
/// page of its own. So they are entered shelf by shelf, when a shelf is full; until then it is looked through.
final class Shelves {
    private static final int LISTS_REMEMBERED = 64;

    private final Sql sql;
    private final int capacity;
    private final ShelfCounts counts;
    private final Set<Long> altered = new HashSet<>();
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

    Shelves(Sql sql, int capacity, ShelfCounts counts) throws SQLException {
        this.sql = sql;
        this.capacity = capacity;
        this.counts = counts;
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

    /// Makes room for the next delivery: a shelf that is full is indexed, and a new one begun.
    void shelve(Delivery delivery) throws SQLException {
        long id = delivery.id().value();
        if (filled == capacity) {
            if (!byFirst.isEmpty()) {
                index(byFirst.lastKey(), id);
            }
            current++;
            filled = 0;
            sql.update("INSERT INTO shelves (id, first) VALUES (?, ?)", current, id);
            byFirst.put(id, current);
        }
        filled++;
    }

    /// All at once and in order, so that each page is written once.
    private void index(long first, long end) throws SQLException {
        sql.update("""
                INSERT INTO marks (shelf, mark, delivery)
                SELECT ?, mark, delivery FROM (
                  SELECT subject AS mark, id AS delivery FROM deliveries
                  WHERE id >= ? AND id < ? AND subject IS NOT NULL
                  UNION ALL
                  SELECT client, id FROM deliveries WHERE id >= ? AND id < ? AND client IS NOT NULL
                ) ORDER BY mark, delivery""", current, first, end, first, end);
    }

    /// The deliveries with a mark among their blind indexes, of whatever workspace it is.
    List<Long> marked(long mark) throws SQLException {
        List<Long> found = new ArrayList<>();
        for (long shelf : byFirst.values()) {
            found.addAll(
                    sql.list("SELECT delivery FROM marks WHERE shelf = ? AND mark = ?", Sql.Row::number, shelf, mark));
        }
        if (!byFirst.isEmpty()) {
            found.addAll(sql.list(
                    "SELECT id FROM deliveries WHERE id >= ? AND (subject = ? OR client = ?)",
                    Sql.Row::number,
                    byFirst.lastKey(),
                    mark,
                    mark));
        }
        return found;
    }

    /// Takes the blind indexes of a delivery away.
    void unmark(long delivery) throws SQLException {
        Map.Entry<Long, Long> shelf = byFirst.floorEntry(delivery);
        if (shelf != null) {
            sql.update("""
                    DELETE FROM marks WHERE shelf = ? AND delivery = ? AND mark IN (
                      SELECT subject FROM deliveries WHERE id = ? UNION ALL
                      SELECT client FROM deliveries WHERE id = ?)""", shelf.getValue(), delivery, delivery, delivery);
        }
        sql.update("UPDATE deliveries SET subject = NULL, client = NULL WHERE id = ?", delivery);
    }

    /// Sees to it that the list of its shelf has an entry for how this delivery stands in the database now.
    ///
    /// @param code the latest attempt's; absent before the first
    void list(Delivery delivery, @Nullable Integer code) throws SQLException {
        Map.Entry<Long, Long> shelf = byFirst.floorEntry(delivery.id().value());
        if (shelf == null) {
            return;
        }
        altered.add(shelf.getValue());
        Content content = new Content(
                delivery.notification(), delivery.event().type(), delivery.state(), code == null ? -1 : code);
        if (listed.computeIfAbsent(shelf.getValue(), unread -> new HashSet<>()).add(content)) {
            list(delivery.id().value(), shelf.getValue());
        }
    }

    /// The same for a delivery of which only the id is known.
    void list(DeliveryId delivery) throws SQLException {
        Map.Entry<Long, Long> shelf = byFirst.floorEntry(delivery.value());
        if (shelf != null) {
            altered.add(shelf.getValue());
            list(delivery.value(), shelf.getValue());
        }
    }

    private void list(long delivery, long shelf) throws SQLException {
        sql.update("""
                INSERT INTO shelf_contents (workspace, shelf, notification, type, state, code)
                SELECT workspace, ?, notification, type, state, coalesce(last_code, -1)
                FROM deliveries WHERE id = ?
                ON CONFLICT DO NOTHING""", shelf, delivery);
    }

    /// Takes away the shelves that hold nothing with an id of `first` or above.
    void clearBefore(long first) throws SQLException {
        Map.Entry<Long, Long> kept = byFirst.floorEntry(first);
        if (kept != null) {
            altered.add(kept.getValue());
        }
        if (kept == null || kept.getKey().equals(byFirst.firstKey())) {
            return;
        }
        sql.update("DELETE FROM shelf_contents WHERE shelf < ?", kept.getValue());
        sql.update("DELETE FROM marks WHERE shelf < ?", kept.getValue());
        sql.update("DELETE FROM shelves WHERE id < ?", kept.getValue());
        NavigableMap<Long, Long> gone = byFirst.headMap(kept.getKey(), false);
        gone.values().forEach(listed::remove);
        gone.clear();
    }

    /// What was altered is about to be committed.
    void committing() {
        counts.altering(altered);
    }

    /// What was altered is committed, or not after all.
    void ended() {
        counts.altered(altered);
        altered.clear();
    }

    /// Reads everything anew, after a transaction that came to nothing.
    void forget() throws SQLException {
        load();
    }
}
