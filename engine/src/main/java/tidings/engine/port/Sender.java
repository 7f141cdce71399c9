package tidings.engine.port;

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

    /// What is sent.
    ///
    /// @param id the `webhook-id`, the same over all attempts
    /// @param announced the value of the event type header
    record Shipment(Notification notification, DeliveryId id, EventType announced, Body body) {}
}
