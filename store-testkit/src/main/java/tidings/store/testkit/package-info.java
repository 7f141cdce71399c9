/// The contract that every store passes, and the in-memory store that forgets what was not synced.
@NullMarked
package tidings.store.testkit;

import org.jspecify.annotations.NullMarked;
