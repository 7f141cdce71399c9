/// What every store must do, as tests (entry point: StoreContract), and the store in memory that forgets what
/// was not synced. It knows no database.
@NullMarked
package tidings.store.testkit;

import org.jspecify.annotations.NullMarked;
