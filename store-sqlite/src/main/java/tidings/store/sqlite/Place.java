package tidings.store.sqlite;

/// Where a sealed record stands in the sealed log.
///
/// @param at the number of the file in the upper 32 bits and the offset in the lower, so that a later record
///     has a greater one
/// @param size how many bytes it takes there; 0 once it is erased
record Place(long at, int size) {
    static Place of(int file, int offset, int size) {
        return new Place((long) file << Integer.SIZE | offset, size);
    }

    int file() {
        return (int) (at >>> Integer.SIZE);
    }

    int offset() {
        return (int) at;
    }

    int end() {
        return offset() + size;
    }
}
