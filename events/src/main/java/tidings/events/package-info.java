/// The event catalogue: what can happen, how it looks on the wire, and how it is signed. Start at [EventType] for the
/// events, [Payload] for their bodies, [IdenfySignature] and [StandardWebhooksSignature] for the signatures. A
/// receiver's own code uses this package too, so it depends on Jackson alone and knows nothing of sending or storing.
@NullMarked
package tidings.events;

import org.jspecify.annotations.NullMarked;
