/// Recently sent: the pages on which people watch and search deliveries, open one, send it again and take a
/// copy of many. Entry points: [DeliveryPages] and [DeliveryExport]; [DeliveryQuery] is how an address names
/// deliveries.
///
/// Knows nothing of how deliveries are made, sent or stored.
@NullMarked
package tidings.server.dashboard.delivery;

import org.jspecify.annotations.NullMarked;
