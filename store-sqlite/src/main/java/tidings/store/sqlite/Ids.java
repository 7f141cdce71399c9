package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import tidings.engine.Delivery;
import tidings.engine.Event;

/// Which ids are in use, for the thread that writes.
final class Ids {
    private static final String LAST_ID = "last id";

    private final Sql sql;
    private long last;
    private long newest;

    Ids(Sql sql) throws SQLException {
        this.sql = sql;
        load();
    }

    private void load() throws SQLException {
        newest = sql.first("""
                SELECT max(coalesce((SELECT max(id) FROM events), 0), coalesce((SELECT max(id) FROM deliveries), 0))""", Sql.Row::number).orElseThrow();
        last = last(sql);
    }

    /// The greatest id ever committed.
    static long last(Sql sql) throws SQLException {
        return sql.first("""
                SELECT max(
                  coalesce((SELECT max(id) FROM events), 0),
                  coalesce((SELECT max(id) FROM deliveries), 0),
                  coalesce((SELECT max(id) FROM notifications), 0),
                  coalesce((SELECT max(fence) FROM notifications), 0),
                  coalesce((SELECT max(id) FROM workspaces), 0),
                  coalesce((SELECT max(id) FROM mails), 0),
                  coalesce((SELECT max(id) FROM resend_jobs), 0),
                  coalesce((SELECT max(id) FROM users), 0),
                  coalesce((SELECT max(id) FROM audit), 0),
                  coalesce((SELECT max(id) FROM dossiers), 0),
                  coalesce((SELECT value FROM facts WHERE name = ?), 0))""", Sql.Row::number, LAST_ID).orElseThrow();
    }

    /// Takes the ids of a new event and its deliveries, which are greater than all before.
    void take(Event event, List<Delivery> deliveries) {
        take(event.id().value(), event.id());
        for (Delivery delivery : deliveries) {
            take(delivery.id().value(), delivery.id());
        }
    }

    private void take(long id, Object shown) {
        if (id <= newest) {
            throw new IllegalArgumentException("Ids of events and deliveries grow, but this does not: " + shown);
        }
        newest = id;
        used(id);
    }

    void used(long id) {
        last = Math.max(last, id);
    }

    /// Remembers the greatest id for the time when its bearer is deleted.
    void save() throws SQLException {
        sql.update("""
                INSERT INTO facts (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value""", LAST_ID, last);
    }

    /// Reads everything anew, after a transaction that came to nothing.
    void forget() throws SQLException {
        load();
    }
}
