/// Puts the parts together: clock, dice, store, sender, engine. The only place with ambient time and
/// randomness. Knows nothing of requests.
@NullMarked
package tidings.server.wiring;

import org.jspecify.annotations.NullMarked;
