package tidings.store.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import tidings.store.testkit.OpenStore;
import tidings.store.testkit.StoreContract;

/// The contract, with sizes so small that every search crosses shelves and every few records begin a file.
class SqliteStoreTest implements StoreContract {
    private static final SqliteOptions SMALL = new SqliteOptions(2, 5, 2000);

    @TempDir
    Path directory;

    @Override
    public OpenStore open() {
        return new OpenSqliteStore(directory, SMALL);
    }
}
