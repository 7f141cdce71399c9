package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/// A notification that a test has made.
record Subscription(Api api, String id) implements AutoCloseable {
    /// Its resource.
    String path() {
        return "/api/v1/notifications/" + id;
    }

    /// Deletes it, and so gives up what is still pending for it.
    @Override
    public void close() {
        assertThat(api.delete(path()).status()).isIn(204, 404);
    }
}
