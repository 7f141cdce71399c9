package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.List;

/// Deletes what is old. Ids grow with time, and an event's deliveries have ids between its own and the next
/// event's, so what is old stands together at the beginning of each table.
final class Retention {
    private final Sql sql;
    private final Shelves shelves;
    private final Ids ids;

    Retention(Sql sql, Shelves shelves, Ids ids) {
        this.sql = sql;
        this.shelves = shelves;
        this.ids = ids;
    }

    /// Deletes up to `limit` events, mails and ended bulk resends with ids below `end`, of each the oldest;
    /// returns how many of the kind of which there were most.
    int sweep(long end, int limit) throws SQLException {
        ids.save();
        int events = sweepEvents(end, limit);
        int mails = sweepMails(end, limit);
        int jobs = sql.update("""
                DELETE FROM resend_jobs WHERE id IN (
                  SELECT id FROM resend_jobs WHERE id < ? AND (state <> 'RUNNING' OR size = 0) ORDER BY id LIMIT ?)""", end, limit);
        return Math.max(events, Math.max(mails, jobs));
    }

    private int sweepEvents(long end, int limit) throws SQLException {
        List<Long> events =
                sql.list("SELECT id FROM events WHERE id < ? ORDER BY id LIMIT ?", Sql.Row::number, end, limit);
        if (events.isEmpty()) {
            return 0;
        }
        sql.update("DELETE FROM events WHERE id <= ?", events.getLast());
        sql.update("DELETE FROM receipts WHERE event <= ?", events.getLast());
        long kept = sql.first("SELECT coalesce(min(id), ?) FROM events", Sql.Row::number, Long.MAX_VALUE)
                .orElseThrow();
        sql.update("DELETE FROM deliveries WHERE id < ?", kept);
        sql.update("DELETE FROM attempts WHERE delivery < ?", kept);
        shelves.clearBefore(kept);
        return events.size();
    }

    /// Deletes up to `limit` entries of the audit log with ids below `end`, and up to as many tallies of
    /// hours before the given one, of each the oldest; returns how many of the kind of which there were most.
    int sweepHistory(long hour, long end, int limit) throws SQLException {
        ids.save();
        int entries = sql.update(
                "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE id < ? ORDER BY id LIMIT ?)", end, limit);
        int tallies = sql.update("""
                DELETE FROM tallies WHERE (workspace, hour, notification) IN (
                  SELECT workspace, hour, notification FROM tallies WHERE hour < ?
                  ORDER BY hour, workspace, notification LIMIT ?)""", hour, limit);
        return Math.max(entries, tallies);
    }

    private int sweepMails(long end, int limit) throws SQLException {
        List<Long> mails =
                sql.list("SELECT id FROM mails WHERE id < ? ORDER BY id LIMIT ?", Sql.Row::number, end, limit);
        if (mails.isEmpty()) {
            return 0;
        }
        sql.update("DELETE FROM mail_deliveries WHERE mail <= ?", mails.getLast());
        sql.update("DELETE FROM mails WHERE id <= ?", mails.getLast());
        return mails.size();
    }
}
