package tidings.engine.port;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.Notification;
import tidings.engine.Outcome;
import tidings.events.EventType;

/// Makes one attempt. Thread-safe; blocks until the attempt is over, which takes no longer than its deadline.
public interface Sender {

    /// Sends the shipment and says what came of it. Every way to fail is a value; an exception is a fault of
    /// the sender itself.
    Outcome send(Shipment shipment);

    /// The same, and shows each request to a witness just before it goes out.
    default Outcome send(Shipment shipment, Witness witness) {
        return send(shipment);
    }

    /// Sees the requests of an attempt: one, or two when the first was refused for a token that had run out;
    /// none when the attempt ends before there is one.
    interface Witness {
        /// Is called on the sender's thread, so it must be quick.
        void sees(Request request);
    }

    /// A request without its secrets.
    ///
    /// @param line its first line; of a query it has the names and not the values
    /// @param headers in the order in which they are sent
    record Request(String line, List<Field> headers) {
        public Request {
            headers = List.copyOf(headers);
        }
    }

    /// A header of a request.
    ///
    /// @param value absent when it is a secret
    record Field(String name, @Nullable String value) {}

    /// What is sent.
    ///
    /// @param id the `webhook-id`, the same over all attempts
    /// @param announced the value of the event type header
    record Shipment(Notification notification, DeliveryId id, EventType announced, Body body) {}
}
