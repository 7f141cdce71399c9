package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// The connections that read, lent to one thread at a time. Thread-safe; who finds none free waits for his
/// turn. Searches, which may take long, have at most half of them, so that sending does not wait for people.
final class Readers implements AutoCloseable {
    private final List<Sql> all = new ArrayList<>();
    private final Queue<Sql> free = new ConcurrentLinkedQueue<>();
    private final Semaphore count;
    private final Semaphore searching;

    Readers(Database database, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            all.add(database.reader());
        }
        free.addAll(all);
        this.count = new Semaphore(count, true);
        this.searching = new Semaphore(Math.max(1, count / 2), true);
    }

    /// A reading.
    @FunctionalInterface
    interface Reading<T> {
        T read(Sql sql) throws SQLException, IOException;
    }

    /// Reads, each statement by itself.
    <T> T read(Reading<T> reading) throws SQLException, IOException {
        count.acquireUninterruptibly();
        try {
            Sql sql = free.remove();
            try {
                return reading.read(sql);
            } finally {
                free.add(sql);
            }
        } finally {
            count.release();
        }
    }

    /// Reads so that all statements see the same commits.
    <T> T readAtOnce(Reading<T> reading) throws SQLException, IOException {
        return read(sql -> {
            sql.update("BEGIN");
            try {
                return reading.read(sql);
            } finally {
                sql.update("COMMIT");
            }
        });
    }

    /// The same for what may take long.
    <T> T search(Reading<T> reading) throws SQLException, IOException {
        searching.acquireUninterruptibly();
        try {
            return readAtOnce(reading);
        } finally {
            searching.release();
        }
    }

    /// Waits for those who read, then closes; who comes later finds the connections closed.
    @Override
    public void close() throws SQLException {
        count.acquireUninterruptibly(all.size());
        try {
            for (Sql sql : all) {
                sql.close();
            }
        } finally {
            count.release(all.size());
        }
    }
}
