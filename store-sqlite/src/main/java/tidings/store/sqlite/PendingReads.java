package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;

/// What the dispatcher asks about deliveries that wait.
final class PendingReads {
    static final String OF_NOTIFICATION = StoredDelivery.SELECT + """
            WHERE d.notification = ? AND d.state = 'PENDING' AND d.id > ?
            ORDER BY d.id LIMIT ?""";
    private static final String WORKSPACE = """
            SELECT d.workspace FROM deliveries d WHERE d.notification = ? AND d.state = 'PENDING' LIMIT 1""";
    static final String OF_SUBJECT = StoredDelivery.SELECT + """
            WHERE d.notification = ? AND d.subject = ? AND d.state = 'PENDING'
            ORDER BY d.id LIMIT 1""";
    static final String DUE = """
            SELECT d.id, d.due,
                   EXISTS (SELECT 1 FROM deliveries w
                           WHERE w.notification = d.notification AND w.subject = d.subject
                             AND w.state = 'PENDING' AND w.id < d.id)
            FROM deliveries d
            WHERE d.notification = ? AND d.state = 'PENDING' AND (d.due, d.id) > (?, ?) AND d.due <= ?
            ORDER BY d.due, d.id LIMIT ?""";
    private static final String ONE = StoredDelivery.SELECT + "WHERE d.id = ?";
    static final String NEXT_DUE = """
            SELECT d.due FROM deliveries d
            WHERE d.notification = ? AND d.state = 'PENDING' AND d.due > ? AND (d.due, d.id) > (?, ?)
            ORDER BY d.due LIMIT 1""";

    /// Goes through the index from one notification to the next.
    static final String WAITING = """
            WITH RECURSIVE waiting (notification) AS (
              SELECT min(d.notification) FROM deliveries d WHERE d.state = 'PENDING'
              UNION ALL
              SELECT (SELECT min(d.notification) FROM deliveries d
                      WHERE d.state = 'PENDING' AND d.notification > waiting.notification)
              FROM waiting WHERE waiting.notification IS NOT NULL
            )
            SELECT w.notification,
                   (SELECT d.workspace FROM deliveries d
                    WHERE d.notification = w.notification AND d.state = 'PENDING' LIMIT 1)
            FROM waiting w WHERE w.notification IS NOT NULL""";

    private final SealedLog log;
    private final BlindIndex marks;

    PendingReads(SealedLog log, BlindIndex marks) {
        this.log = log;
        this.marks = marks;
    }

    private record Due(long id, long due, boolean held) {}

    private record Waiting(NotificationId notification, WorkspaceId workspace) {}

    /// The notifications that have pending deliveries, sorted.
    static Set<NotificationId> waiting(Sql sql) throws SQLException {
        return readWaiting(sql).map(Waiting::notification).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The notifications of a workspace that have pending deliveries, sorted.
    static List<NotificationId> waiting(Sql sql, WorkspaceId workspace) throws SQLException {
        return readWaiting(sql)
                .filter(waiting -> waiting.workspace().equals(workspace))
                .map(Waiting::notification)
                .toList();
    }

    private static Stream<Waiting> readWaiting(Sql sql) throws SQLException {
        return sql
                .list(WAITING, row -> new Waiting(new NotificationId(row.number()), new WorkspaceId(row.number())))
                .stream();
    }

    List<Delivery> ofNotification(Sql sql, NotificationId notification, DeliveryId after, int limit)
            throws SQLException, IOException {
        List<Delivery> found = new ArrayList<>();
        for (StoredDelivery stored :
                sql.list(OF_NOTIFICATION, StoredDelivery::read, notification.value(), after.value(), limit)) {
            found.add(stored.delivery(log));
        }
        return found;
    }

    /// The workspace, which is part of a subject's mark, is that of whatever is pending for the notification.
    Optional<Delivery> head(Sql sql, NotificationId notification, String subject) throws SQLException, IOException {
        Optional<Long> workspace = sql.first(WORKSPACE, Sql.Row::number, notification.value());
        if (workspace.isEmpty()) {
            return Optional.empty();
        }
        long mark = marks.mark(BlindIndex.Use.SUBJECT, new WorkspaceId(workspace.get()), subject);
        Optional<StoredDelivery> stored = sql.first(OF_SUBJECT, StoredDelivery::read, notification.value(), mark);
        return stored.isEmpty() ? Optional.empty() : Optional.of(stored.get().delivery(log));
    }

    /// Sees one state of the database only when the statements are run at once.
    HeadPage heads(Sql sql, NotificationId notification, HeadCursor from, Instant now, int limit)
            throws SQLException, IOException {
        List<Due> examined = sql.list(
                DUE,
                row -> new Due(row.number(), row.number(), row.flag()),
                notification.value(),
                Times.nanos(from.due()),
                from.id().value(),
                Times.nanos(now),
                limit);
        List<Delivery> heads = new ArrayList<>();
        for (Due due : examined) {
            if (!due.held()) {
                heads.add(sql.first(ONE, StoredDelivery::read, due.id())
                        .orElseThrow()
                        .delivery(log));
            }
        }
        HeadCursor to = examined.isEmpty()
                ? from
                : new HeadCursor(
                        Times.instant(examined.getLast().due()),
                        new DeliveryId(examined.getLast().id()));
        Instant nextDue = sql.first(
                        NEXT_DUE,
                        row -> Times.instant(row.number()),
                        notification.value(),
                        Times.nanos(now),
                        Times.nanos(to.due()),
                        to.id().value())
                .orElse(null);
        return new HeadPage(heads, examined.size(), to, nextDue);
    }
}
