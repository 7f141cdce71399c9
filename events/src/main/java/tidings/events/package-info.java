/// The event catalogue: what can happen, how it looks on the wire, and how it is signed. Knows nothing of
/// sending or storing.
@NullMarked
package tidings.events;

import org.jspecify.annotations.NullMarked;
