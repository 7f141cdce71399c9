package tidings.store.testkit;

/// How a contract gets at a store that holds nothing yet.
public interface StoreOpening {
    /// Opens one; the test closes it.
    OpenStore open();
}
