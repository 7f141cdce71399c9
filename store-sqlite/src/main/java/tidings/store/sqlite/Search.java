package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.engine.NotificationId;

/// Looks for deliveries, newest first: shelf by shelf, only where a shelf's list says that there may be some,
/// and only until enough are found. What is pending has indexes of its own.
final class Search {
    private static final Comparator<StoredDelivery> NEWEST_FIRST =
            Comparator.comparingLong(StoredDelivery::id).reversed();

    private final Sql sql;
    private final Criteria criteria;

    Search(Sql sql, Criteria criteria) {
        this.sql = sql;
        this.criteria = criteria;
    }

    /// A part of the deliveries that is looked through by one statement.
    private record Stretch(String condition, List<Object> arguments, long from, long to) {}

    private record Shelf(long id, long first, @Nullable Long next) {}

    List<StoredDelivery> find(int limit) throws SQLException {
        return criteria.pendingOnly() ? findPending(limit) : findOnShelves(limit);
    }

    /// Counts up to `atMost`; when there are more, that and one.
    long count(long atMost) throws SQLException {
        long count = 0;
        for (Stretch stretch : criteria.pendingOnly() ? backlogs() : shelves()) {
            if (count > atMost) {
                break;
            }
            count += atMost == Long.MAX_VALUE ? countAll(stretch) : countSome(stretch, atMost + 1 - count);
            letOthersRun();
        }
        return count;
    }

    private long countAll(Stretch stretch) throws SQLException {
        return sql.first("SELECT count(*) FROM deliveries d " + where(stretch), Sql.Row::number, arguments(stretch))
                .orElseThrow();
    }

    private long countSome(Stretch stretch, long limit) throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(arguments(stretch)));
        arguments.add(limit);
        return sql.first(
                        "SELECT count(*) FROM (SELECT 1 FROM deliveries d " + where(stretch) + " LIMIT ?)",
                        Sql.Row::number,
                        arguments.toArray())
                .orElseThrow();
    }

    private List<StoredDelivery> findOnShelves(int limit) throws SQLException {
        List<StoredDelivery> found = new ArrayList<>();
        for (Stretch stretch : shelves()) {
            if (found.size() >= limit) {
                break;
            }
            found.addAll(find(stretch, limit - found.size()));
            letOthersRun();
        }
        return found;
    }

    private List<StoredDelivery> findPending(int limit) throws SQLException {
        List<StoredDelivery> found = new ArrayList<>();
        for (Stretch stretch : backlogs()) {
            found.addAll(find(stretch, limit));
            found.sort(NEWEST_FIRST);
            found = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
            letOthersRun();
        }
        return found;
    }

    /// A virtual thread that searches long lets others have their turn.
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthersRun() {
        Thread.yield();
    }

    private List<StoredDelivery> find(Stretch stretch, int limit) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(arguments(stretch)));
        arguments.add(limit);
        return sql.list(
                StoredDelivery.SELECT + where(stretch) + " ORDER BY d.id DESC LIMIT ?",
                StoredDelivery::read,
                arguments.toArray());
    }

    private String where(Stretch stretch) {
        return "WHERE " + stretch.condition() + criteria.text() + " AND d.id >= ? AND d.id < ?";
    }

    private Object[] arguments(Stretch stretch) {
        List<Object> arguments = new ArrayList<>(stretch.arguments());
        arguments.addAll(criteria.arguments());
        arguments.add(stretch.from());
        arguments.add(stretch.to());
        return arguments.toArray();
    }

    /// The shelves that can hold a match, newest first.
    private List<Stretch> shelves() throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(criteria.to());
        arguments.addAll(criteria.listedArguments());
        List<Shelf> shelves = sql.list(
                """
                SELECT s.id, s.first, (SELECT n.first FROM shelves n WHERE n.id = s.id + 1)
                FROM shelves s
                WHERE s.first < ? AND EXISTS (SELECT 1 FROM shelf_contents c WHERE c.shelf = s.id AND %s)
                ORDER BY s.id DESC""".formatted(criteria.listed()),
                row -> new Shelf(row.number(), row.number(), row.numberOrNull()),
                arguments.toArray());
        List<Stretch> stretches = new ArrayList<>();
        for (Shelf shelf : shelves) {
            long from = Math.max(criteria.from(), shelf.first());
            long to = shelf.next() == null ? criteria.to() : Math.min(criteria.to(), shelf.next());
            if (from < to) {
                boolean indexed = criteria.mark() != null && shelf.next() != null;
                stretches.add(indexed ? marked(shelf, from, to) : new Stretch("", List.of(), from, to));
            }
        }
        return stretches;
    }

    /// A full shelf has its blind indexes in order.
    private Stretch marked(Shelf shelf, long from, long to) {
        return new Stretch(
                "d.id IN (SELECT m.delivery FROM marks m WHERE m.shelf = ? AND m.mark = ?) AND ",
                List.of(shelf.id(), Objects.requireNonNull(criteria.mark())),
                from,
                to);
    }

    /// The notifications of the workspace of which a delivery is pending.
    private List<Stretch> backlogs() throws SQLException {
        NotificationId wanted = criteria.filter().notification();
        List<Stretch> stretches = new ArrayList<>();
        for (NotificationId notification :
                PendingReads.waiting(sql, criteria.filter().workspace())) {
            if (wanted == null || wanted.equals(notification)) {
                stretches.add(new Stretch(
                        "d.notification = ? AND d.state = 'PENDING' AND ",
                        List.of(notification.value()),
                        criteria.from(),
                        criteria.to()));
            }
        }
        return stretches;
    }
}
