package tidings.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// The database file and how it is opened. Everything that is said to SQLite in SQLite's own way, beyond SQL,
/// is said here.
final class Database implements AutoCloseable {
    /// The name of the file in the data directory.
    static final String FILE = "tidings.db";

    private static final String LOCK = "tidings.lock";
    private static final int PATIENCE_MILLIS = 10_000;

    private final Path directory;
    private final String url;
    private final FileChannel lockFile;

    private Database(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.url = "jdbc:sqlite:" + directory.resolve(FILE);
        this.lockFile = lockFile;
    }

    /// Opens the database of a directory, which is made when it is missing.
    ///
    /// @throws IllegalStateException when another process has it open
    static Database open(Path directory) throws IOException, SQLException {
        Files.createDirectories(directory);
        FileChannel lockFile =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lockFile.tryLock() == null) {
                throw new IllegalStateException("Another process has the data in " + directory + " open");
            }
            return new Database(directory, lockFile);
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new IllegalStateException("The data in " + directory + " is open already", e);
        } catch (Throwable e) {
            lockFile.close();
            throw e;
        }
    }

    /// The directory of the sealed log.
    Path sealedLog() {
        return directory.resolve("sealed");
    }

    /// The file with the keys of dossiers.
    Path dossierKeys() {
        return directory.resolve("dossiers.keys");
    }

    /// The one connection that writes; the schema is up to date. What it deletes it overwrites.
    Sql writer() throws SQLException, IOException {
        Connection connection =
                connect("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "cache_size = -16384");
        try {
            Schema.bringUpToDate(connection);
            return new Sql(connection);
        } catch (Throwable e) {
            connection.close();
            throw e;
        }
    }

    /// A connection that only reads.
    Sql reader() throws SQLException {
        return new Sql(connect("query_only = ON", "cache_size = -4096"));
    }

    private Connection connect(String... pragmas) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setBusyTimeout(PATIENCE_MILLIS);
        // Otherwise the driver asks for the last id after every insert.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA temp_store = MEMORY");
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
