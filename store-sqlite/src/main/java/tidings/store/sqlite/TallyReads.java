package tidings.store.sqlite;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tidings.engine.Latencies;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;

/// What is asked about tallies.
final class TallyReads {
    static final String SELECT =
            "SELECT notification, hour, delivered, failed, canceled, attempts, failed_attempts, latencies FROM tallies ";

    private TallyReads() {}

    static List<Tally> tallies(Sql sql, WorkspaceId workspace, Instant from, Instant to) throws SQLException {
        return sql.list(
                SELECT + "WHERE workspace = ? AND hour >= ? AND hour < ? ORDER BY hour, notification",
                TallyReads::tally,
                workspace.value(),
                Times.nanos(from.truncatedTo(ChronoUnit.HOURS)),
                Times.nanos(to));
    }

    static Tally tally(Sql.Row row) throws SQLException {
        return new Tally(
                new NotificationId(row.number()),
                Times.instant(row.number()),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                latencies(ByteBuffer.wrap(row.bytes())));
    }

    private static Latencies latencies(ByteBuffer packed) {
        long[] counts = new long[Latencies.BUCKETS];
        while (packed.hasRemaining()) {
            counts[packed.getInt()] = packed.getLong();
        }
        return Latencies.of(counts);
    }
}
