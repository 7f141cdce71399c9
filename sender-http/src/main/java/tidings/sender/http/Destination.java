package tidings.sender.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.client5.http.HttpRoute;
import tidings.engine.Failure;

/// Where a URL leads, worked out once.
sealed interface Destination {
    /// Requests may be sent, as far as can be said before a look-up.
    ///
    /// @param authority the value of the `Host` header
    /// @param resource path and query
    record Open(HttpRoute route, String authority, String resource) implements Reachable {
        @Override
        public String scheme() {
            return route.getTargetHost().getSchemeName();
        }

        /// Leaves out the resource, which may carry a partner's key.
        @Override
        public String toString() {
            return "Open[" + route + "]";
        }
    }

    /// Requests may be handed over inside the server, if there is a receiver for them.
    record Home(String scheme, String authority, String resource) implements Reachable {
        /// Leaves out the resource, which is a secret.
        @Override
        public String toString() {
            return "Home[]";
        }
    }

    /// What a request can be made for.
    sealed interface Reachable extends Destination {
        String scheme();

        String authority();

        String resource();
    }

    /// Nothing is sent.
    record Shut(Failure reason) implements Destination {}

    /// The destinations that were asked for lately. Thread-safe.
    final class Book {
        /// How many are remembered; when there are more, all are worked out anew.
        private static final int MAX_REMEMBERED = 10_000;

        private final ConcurrentMap<String, Destination> remembered = new ConcurrentHashMap<>();
        private final EgressGuard guard;

        Book(EgressGuard guard) {
            this.guard = guard;
        }

        /// Where the URL leads.
        Destination find(String url) {
            Destination known = remembered.get(url);
            if (known != null) {
                return known;
            }
            if (remembered.size() >= MAX_REMEMBERED) {
                remembered.clear();
            }
            Destination found = read(url);
            remembered.put(url, found);
            return found;
        }

        private Destination read(String url) {
            return switch (UrlReading.of(url)) {
                case UrlReading.Flaw _ -> new Shut(Failure.INVALID_RECEIVER);
                case ReceiverUrl read
                when guard.isOurs(read) -> new Home(read.scheme(), read.authority(), read.resource());
                case ReceiverUrl read ->
                    guard.objection(read)
                            .<Destination>map(refusal -> new Shut(refusal.failure()))
                            .orElseGet(() -> new Open(Connections.route(read), read.authority(), read.resource()));
            };
        }
    }
}
