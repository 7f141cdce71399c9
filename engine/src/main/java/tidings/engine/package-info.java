/// The vocabulary of the engine: notifications, events, deliveries, attempts and their outcomes.
@NullMarked
package tidings.engine;

import org.jspecify.annotations.NullMarked;
