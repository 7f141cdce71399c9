package tidings.store.sqlite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Remembers how many deliveries of a full shelf met some criteria, until the shelf is altered, so that
/// whoever counts the same again looks only at the shelves where something has happened since.
///
/// A count holds for a reader when the shelf has not been altered since the reader began, nor since the one
/// who counted began; while an alteration is being committed, none holds. So all that a reader adds up is of
/// one moment, whoever counted it.
///
/// Thread-safe.
final class ShelfCounts {
    private static final int REMEMBERED = 100_000;
    private static final long IN_FLUX = Long.MAX_VALUE;

    private final Map<Key, Counted> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<Long, Long> alteredAt = new LinkedHashMap<>();
    private long clock;

    /// What was counted on which shelf.
    record Key(long shelf, String criteria, List<Object> arguments) {}

    private record Counted(long count, long began) {}

    /// A moment that a reader remembers before it begins its transaction.
    synchronized long now() {
        return clock;
    }

    /// The count, if it holds for a reader that began then.
    synchronized OptionalLong count(Key key, long began) {
        Counted counted = counts.get(key);
        long altered = alteredAt.getOrDefault(key.shelf(), 0L);
        return counted != null && altered <= began && altered <= counted.began()
                ? OptionalLong.of(counted.count())
                : OptionalLong.empty();
    }

    /// A reader that began then has counted.
    synchronized void counted(Key key, long count, long began) {
        counts.put(key, new Counted(count, began));
    }

    /// These are about to be altered.
    synchronized void altering(Collection<Long> shelves) {
        shelves.forEach(shelf -> alteredAt.put(shelf, IN_FLUX));
    }

    /// These have been altered, or not after all.
    synchronized void altered(Collection<Long> shelves) {
        clock++;
        shelves.forEach(shelf -> alteredAt.put(shelf, clock));
    }
}
