package tidings.simulation;

/// A history in which the engine did not do what it promises.
final class BrokenPromise extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Promise promise;

    BrokenPromise(Promise promise, String how) {
        super(promise + ": " + how);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }

    /// Breaks off the history unless the promise is kept.
    static void unless(boolean kept, Promise promise, String how, Object about) {
        if (!kept) {
            throw new BrokenPromise(promise, how + ": " + about);
        }
    }
}
