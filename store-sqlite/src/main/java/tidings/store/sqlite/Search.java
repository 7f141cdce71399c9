package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tidings.engine.NotificationId;

/// Looks for deliveries, newest first: shelf by shelf, only where a shelf's list says that there may be some,
/// and only until enough are found. What is pending has indexes of its own, and so have subject and client on
/// full shelves.
final class Search {
    private static final Comparator<StoredDelivery> NEWEST_FIRST =
            Comparator.comparingLong(StoredDelivery::id).reversed();
    private static final int SHELVES_AT_ONCE = 64;
    private static final String MARKED = """
            shelves s CROSS JOIN marks m ON m.shelf = s.id AND m.mark = ?
            CROSS JOIN deliveries d ON d.id = m.delivery
            """;

    /// Statements after which others have their turn.
    private static final int TURN = 8;

    private final Sql sql;
    private final Criteria criteria;
    private final ShelfCounts counts;
    private int looked;

    Search(Sql sql, Criteria criteria, ShelfCounts counts) {
        this.sql = sql;
        this.criteria = criteria;
        this.counts = counts;
    }

    /// A part of the deliveries that is looked through by one statement.
    ///
    /// @param whole the shelf, if it is a full one and this is all of it
    private record Stretch(
            String condition,
            List<Object> arguments,
            long from,
            long to,
            @Nullable Long whole) {}

    private record Shelf(long id, long first, @Nullable Long next) {}

    List<StoredDelivery> find(int limit) throws SQLException {
        if (criteria.pendingOnly()) {
            return findPending(limit);
        }
        return criteria.mark() == null ? findOnShelves(limit) : findMarked(limit);
    }

    /// Counts up to `atMost`; when there are more, that and one.
    long count(long atMost) throws SQLException {
        long most = atMost == Long.MAX_VALUE ? atMost : atMost + 1;
        if (criteria.mark() != null && !criteria.pendingOnly()) {
            return countMarked(most);
        }
        AtomicLong count = new AtomicLong();
        if (criteria.pendingOnly()) {
            visitBacklogs(stretch -> count.addAndGet(count(stretch, most - count.get())) < most);
        } else {
            long began = counts.now();
            visitShelves(stretch ->
                    count.addAndGet(stretch.whole() == null ? count(stretch) : count(stretch, stretch.whole(), began))
                            < most);
        }
        return Math.min(count.get(), most);
    }

    private long count(Stretch stretch, long shelf, long began) throws SQLException {
        OptionalLong known = counts.count(key(shelf), began);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        long count = count(stretch);
        counts.counted(key(shelf), count, began);
        return count;
    }

    private ShelfCounts.Key key(long shelf) {
        return new ShelfCounts.Key(shelf, criteria.text(), criteria.arguments());
    }

    /// A backlog may be long, so that its count ends with the bound.
    private long count(Stretch backlog, long most) throws SQLException {
        letOthersRun();
        List<Object> arguments = new ArrayList<>(List.of(arguments(backlog)));
        arguments.add(most);
        return sql.first(
                        "SELECT count(*) FROM (SELECT 1 FROM deliveries d " + where(backlog) + " LIMIT ?)",
                        Sql.Row::number,
                        arguments.toArray())
                .orElseThrow();
    }

    private long count(Stretch stretch) throws SQLException {
        letOthersRun();
        return sql.first("SELECT count(*) FROM deliveries d " + where(stretch), Sql.Row::number, arguments(stretch))
                .orElseThrow();
    }

    private List<StoredDelivery> findMarked(int limit) throws SQLException {
        List<StoredDelivery> found = new ArrayList<>();
        Optional<Shelf> open = openShelf();
        if (open.isPresent()) {
            found.addAll(find(all(open.get()), limit));
            found.addAll(sql.list(
                    StoredDelivery.selectFrom(MARKED) + whereMarked() + " ORDER BY s.id DESC, m.delivery DESC LIMIT ?",
                    StoredDelivery::read,
                    argumentsMarked(open.get(), limit - found.size())));
        }
        return found;
    }

    private long countMarked(long most) throws SQLException {
        Optional<Shelf> open = openShelf();
        if (open.isEmpty()) {
            return 0;
        }
        long marked = sql.first(
                        "SELECT count(*) FROM (SELECT 1 FROM " + MARKED + whereMarked() + " LIMIT ?)",
                        Sql.Row::number,
                        argumentsMarked(open.get(), most))
                .orElseThrow();
        return Math.min(most, count(all(open.get())) + marked);
    }

    /// The full shelves have their blind indexes in order.
    private String whereMarked() {
        return "WHERE s.id < ? AND " + criteria.text() + " AND d.id >= ? AND d.id < ?";
    }

    private Object[] argumentsMarked(Shelf open, long limit) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(Objects.requireNonNull(criteria.mark()));
        arguments.add(open.id());
        arguments.addAll(criteria.arguments());
        arguments.add(criteria.from());
        arguments.add(criteria.to());
        arguments.add(limit);
        return arguments.toArray();
    }

    /// The shelf that is being filled, which is looked through.
    private Optional<Shelf> openShelf() throws SQLException {
        return sql.first(
                "SELECT id, first FROM shelves ORDER BY id DESC LIMIT 1",
                row -> new Shelf(row.number(), row.number(), null));
    }

    private Stretch all(Shelf open) {
        return new Stretch("", List.of(), Math.max(criteria.from(), open.first()), criteria.to(), null);
    }

    private List<StoredDelivery> findOnShelves(int limit) throws SQLException {
        long began = counts.now();
        List<StoredDelivery> found = new ArrayList<>();
        visitShelves(stretch -> {
            found.addAll(find(stretch, (int) Math.min(limit - found.size(), mostOn(stretch, began))));
            return found.size() < limit;
        });
        return found;
    }

    /// How many there can be, so that the look ends with the last of them and not at the end of the shelf.
    private long mostOn(Stretch stretch, long began) {
        return stretch.whole() == null
                ? Long.MAX_VALUE
                : counts.count(key(stretch.whole()), began).orElse(Long.MAX_VALUE);
    }

    private List<StoredDelivery> findPending(int limit) throws SQLException {
        List<StoredDelivery> found = new ArrayList<>();
        for (Stretch stretch : backlogs()) {
            found.addAll(find(stretch, limit));
            found.sort(NEWEST_FIRST);
            found = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        }
        return found;
    }

    /// A virtual thread that searches long lets others have their turn.
    @SuppressWarnings("ThreadPriorityCheck")
    private void letOthersRun() {
        if (++looked % TURN == 0) {
            Thread.yield();
        }
    }

    private List<StoredDelivery> find(Stretch stretch, int limit) throws SQLException {
        if (limit == 0) {
            return List.of();
        }
        letOthersRun();
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
        boolean whole = shelf.next() != null && from == shelf.first() && to == shelf.next();
        return from < to
                ? Optional.of(new Stretch("", List.of(), from, to, whole ? shelf.id() : null))
                : Optional.empty();
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
                        criteria.to(),
                        null));
            }
        }
        return stretches;
    }
}
