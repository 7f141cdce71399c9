package tidings.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tidings.engine.port.Archive;
import tidings.engine.port.Store;
import tidings.store.testkit.OpenStore;

/// A store in a directory of the test's own.
final class OpenSqliteStore implements OpenStore {
    static final MasterKey KEY = MasterKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final Path directory;
    private final SqliteOptions options;
    private SqliteStore store;

    OpenSqliteStore(Path directory, SqliteOptions options) {
        this.directory = directory;
        this.options = options;
        this.store = SqliteStore.open(directory, KEY, options);
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Archive archive() {
        return store;
    }

    @Override
    public void reopen() {
        store.close();
        store = SqliteStore.open(directory, KEY, options);
    }

    @Override
    public void close() {
        store.close();
    }
}
