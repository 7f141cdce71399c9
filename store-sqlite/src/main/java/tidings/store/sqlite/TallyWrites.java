package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import tidings.engine.Latencies;
import tidings.engine.Tally;
import tidings.engine.port.Tallies;

/// Adds what a transaction counted to the tallies, for the thread that writes. It remembers the tallies that
/// it wrote last, so that one that is added to with every commit costs one statement and no look-up.
final class TallyWrites {
    private static final int REMEMBERED = 1024;
    private static final String UPSERT = """
            INSERT INTO tallies
              (workspace, hour, notification, delivered, failed, canceled, attempts, failed_attempts, latencies)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, hour, notification) DO UPDATE SET
              delivered = excluded.delivered, failed = excluded.failed, canceled = excluded.canceled,
              attempts = excluded.attempts, failed_attempts = excluded.failed_attempts,
              latencies = excluded.latencies""";

    private final Sql sql;
    private final Tallies counting = new Tallies();
    private final Map<Tallies.Key, Tally> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tallies.Key, Tally> eldest) {
            return size() > REMEMBERED;
        }
    };

    TallyWrites(Sql sql) {
        this.sql = sql;
    }

    /// Where the changes of the open transaction are counted.
    Tallies counting() {
        return counting;
    }

    /// Writes what was counted.
    void write() throws SQLException {
        for (Tallies.Delta delta : counting.take()) {
            Tallies.Key key = delta.key();
            Tally before = remembered.get(key);
            Tally after = (before == null ? stored(key) : before).plus(delta.tally());
            sql.update(
                    UPSERT,
                    key.workspace().value(),
                    Times.nanos(key.hour()),
                    key.notification().value(),
                    after.delivered(),
                    after.failed(),
                    after.canceled(),
                    after.attempts(),
                    after.failedAttempts(),
                    pack(after.latencies()));
            remembered.put(key, after);
        }
    }

    private Tally stored(Tallies.Key key) throws SQLException {
        return sql.first(
                        TallyReads.SELECT + "WHERE workspace = ? AND hour = ? AND notification = ?",
                        TallyReads::tally,
                        key.workspace().value(),
                        Times.nanos(key.hour()),
                        key.notification().value())
                .orElseGet(() -> Tally.empty(key.notification(), key.hour()));
    }

    /// Only the buckets that hold something: each as its number and its count.
    private static byte[] pack(Latencies latencies) {
        long[] counts = latencies.counts();
        Packing packing = new Packing(128);
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] != 0) {
                packing.small(bucket).number(counts[bucket]);
            }
        }
        return packing.done();
    }

    /// Forgets everything, after a transaction that came to nothing, or when tallies were deleted.
    void forget() {
        counting.drop();
        remembered.clear();
    }
}
