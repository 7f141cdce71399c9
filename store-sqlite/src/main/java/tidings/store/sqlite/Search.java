package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tidings.engine.NotificationId;

/// Looks for deliveries, newest first: shelf by shelf, only where a shelf's list says that there may be some,
/// and only until enough are found. What is pending has indexes of its own.
final class Search {
    private static final int SHELVES_AT_ONCE = 64;
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
        AtomicLong count = new AtomicLong();
        Visitor counting = stretch -> {
            long more = atMost == Long.MAX_VALUE ? countAll(stretch) : countSome(stretch, atMost + 1 - count.get());
            return count.addAndGet(more) <= atMost;
        };
        if (criteria.pendingOnly()) {
            visitBacklogs(counting);
        } else {
            visitShelves(counting);
        }
        return count.get();
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
        visitShelves(stretch -> {
            found.addAll(find(stretch, limit - found.size()));
            return found.size() < limit;
        });
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

    /// What is done with a stretch; says whether to go on.
    @FunctionalInterface
    private interface Visitor {
        boolean visit(Stretch stretch) throws SQLException;
    }

    private void visitBacklogs(Visitor visitor) throws SQLException {
        for (Stretch backlog : backlogs()) {
            if (!visitor.visit(backlog)) {
                return;
            }
            letOthersRun();
        }
    }

    /// Goes to the shelves that can hold a match, newest first.
    private void visitShelves(Visitor visitor) throws SQLException {
        long before = criteria.to();
        while (before > criteria.from()) {
            List<Shelf> shelves = shelves(before);
            for (Shelf shelf : shelves) {
                Optional<Stretch> stretch = stretch(shelf);
                if (stretch.isPresent() && !visitor.visit(stretch.get())) {
                    return;
                }
                letOthersRun();
            }
            if (shelves.size() < SHELVES_AT_ONCE) {
                return;
            }
            before = shelves.getLast().first();
        }
    }

    private List<Shelf> shelves(long before) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        arguments.add(before);
        arguments.addAll(criteria.listedArguments());
        arguments.add(SHELVES_AT_ONCE);
        return sql.list(
                """
                SELECT s.id, s.first, (SELECT n.first FROM shelves n WHERE n.id = s.id + 1)
                FROM shelves s
                WHERE s.first < ? AND EXISTS (SELECT 1 FROM shelf_contents c WHERE c.shelf = s.id AND %s)
                ORDER BY s.id DESC LIMIT ?""".formatted(criteria.listed()),
                row -> new Shelf(row.number(), row.number(), row.numberOrNull()),
                arguments.toArray());
    }

    private Optional<Stretch> stretch(Shelf shelf) {
        long from = Math.max(criteria.from(), shelf.first());
        long to = shelf.next() == null ? criteria.to() : Math.min(criteria.to(), shelf.next());
        if (from >= to) {
            return Optional.empty();
        }
        boolean indexed = criteria.mark() != null && shelf.next() != null;
        return Optional.of(indexed ? marked(shelf, from, to) : new Stretch("", List.of(), from, to));
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
