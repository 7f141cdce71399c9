/// What the engine needs from outside: a store, a sender, dice, a mailbox, telemetry; time comes as an
/// `InstantSource`.
///
/// Ports are declared here because the engine needs them; adapters live in modules of their own.
@NullMarked
package tidings.engine.port;

import org.jspecify.annotations.NullMarked;
