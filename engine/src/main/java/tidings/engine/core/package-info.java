/// The decisions: commands become changes and replies (`Clerk`), signals become effects (`Dispatch`).
///
/// Nothing here starts a thread, reads a clock, does I/O or draws a random number that it was not handed.
@NullMarked
package tidings.engine.core;

import org.jspecify.annotations.NullMarked;
