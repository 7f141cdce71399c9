/// The embedded store: a SQLite database for what is looked up, and beside it a log of sealed records for
/// what is personal. One thread writes, any number read. Entry point: SqliteStore.
///
/// It must not know who calls it, nor draw a conclusion: what becomes of a delivery is decided elsewhere.
@NullMarked
package tidings.store.sqlite;

import org.jspecify.annotations.NullMarked;
