package tidings.store.testkit;

import tidings.engine.port.Archive;
import tidings.engine.port.Store;

/// A store under test, which can be closed and opened again on the same data.
public interface OpenStore extends AutoCloseable {
    /// The store, until it is reopened.
    Store store();

    /// The same as seen by people.
    Archive archive();

    /// Closes it and opens it again.
    void reopen();

    @Override
    void close();
}
