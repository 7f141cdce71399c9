/// Deliveries: what was sent, what became of it, and sending it again. Entry points: [DeliveryResource] and
/// [ResendJobResource].
///
/// Knows nothing of how deliveries are made or stored.
@NullMarked
package tidings.server.api.delivery;

import org.jspecify.annotations.NullMarked;
