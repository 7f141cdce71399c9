/// The embedded store: one writer with group commit, readers beside it. Entry point: SqliteStore.
@NullMarked
package tidings.store.sqlite;

import org.jspecify.annotations.NullMarked;
