package tidings.sender.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.WorkspaceId;

/// The addresses of the server that sends. A request to one of them could go round in circles, so none is
/// sent over the network; those few that are meant to be sent to are handed their requests directly.
///
/// Thread-safe.
public interface InHouse {
    /// A sender that knows no address of its own.
    InHouse NONE = new InHouse() {
        @Override
        public boolean isOurs(String host, int port) {
            return false;
        }

        @Override
        public Optional<Door> door(WorkspaceId workspace, String resource) {
            return Optional.empty();
        }
    };

    /// Whether this is one of our addresses.
    ///
    /// @param host lower-case ASCII, without brackets
    boolean isOurs(String host, int port);

    /// The receiver of a workspace at one of our addresses.
    ///
    /// @param resource path and query
    Optional<Door> door(WorkspaceId workspace, String resource);

    /// A receiver inside the server.
    interface Door {
        /// Takes a request as it would have come over a connection, and blocks until it is answered. Empty
        /// when there is no answer in the time that there is.
        Optional<Reply> take(Request request, Duration timeLeft);
    }

    /// A request.
    ///
    /// @param headers in their order
    record Request(List<Field> headers, Body body) {
        public Request {
            headers = List.copyOf(headers);
        }

        /// Leaves out the headers, which hold secrets.
        @Override
        public String toString() {
            return "Request[" + body + "]";
        }
    }

    /// A header.
    record Field(String name, String value) {
        /// Leaves out the value, which may be a secret.
        @Override
        public String toString() {
            return name;
        }
    }

    /// An answer.
    ///
    /// @param retryAfter the wait that is asked for
    record Reply(int code, @Nullable Duration retryAfter) {}
}
