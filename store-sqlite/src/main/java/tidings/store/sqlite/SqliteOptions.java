package tidings.store.sqlite;

/// Sizes that decide how fast the store is, not what it does.
///
/// @param readers how many may read at once
/// @param shelf how many deliveries are looked through together in a search
/// @param sealedFile how many bytes a file of the sealed log has at most
public record SqliteOptions(int readers, int shelf, int sealedFile) {
    public static final SqliteOptions DEFAULT = new SqliteOptions(4, 4096, 1 << 30);

    public SqliteOptions {
        if (readers < 1 || shelf < 1 || sealedFile < 1) {
            throw new IllegalArgumentException(
                    "Sizes are positive, but these are " + readers + ", " + shelf + ", " + sealedFile);
        }
    }
}
