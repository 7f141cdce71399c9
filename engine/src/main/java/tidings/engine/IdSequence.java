package tidings.engine;

import java.time.Instant;

/// Hands out ids that grow: 41 bits of milliseconds, 16 bits of count, 6 bits that name the node.
///
/// An id is always greater than the one before, also when the clock steps back: then the count goes on. The
/// order of ids is the order in which events were accepted, and everything that must keep that order compares
/// ids, never times.
///
/// Not thread-safe; it belongs to the thread that decides.
public final class IdSequence {
    /// The first millisecond that an id can carry, 2024-01-01; the last one is in the year 2093.
    private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    /// The node that tests of settings are numbered for, which no engine is: a receiver that drops repeats
    /// must never take a test for a delivery.
    public static final int TRIAL_NODE = 63;

    private static final int NODE_BITS = 6;
    private static final int COUNT_BITS = 16;
    private static final int MAX_NODE = (1 << NODE_BITS) - 1;

    private final long node;
    private long last;

    /// Goes on behind `last`, the greatest id in use (0 when there is none).
    public IdSequence(int node, long last) {
        if (node < 0 || node > MAX_NODE) {
            throw new IllegalArgumentException("A node is numbered 0 to " + MAX_NODE + ", but this is " + node);
        }
        this.node = node;
        this.last = last;
    }

    /// The next id.
    public long next(Instant now) {
        long counted = (last >>> NODE_BITS) + 1;
        long timed = Math.max(0, now.toEpochMilli() - EPOCH) << COUNT_BITS;
        last = Math.max(counted, timed) << NODE_BITS | node;
        return last;
    }

    /// The greatest id handed out so far.
    public long last() {
        return last;
    }

    /// When an id was handed out, to the millisecond; later than that where the clock had stepped back.
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli(EPOCH + (id >>> (COUNT_BITS + NODE_BITS)));
    }

    /// The node that an id was handed out by.
    public static int nodeOf(long id) {
        return (int) (id & MAX_NODE);
    }

    /// The smallest id that an event accepted at `at` can have, so that a span of time is a span of ids.
    public static long firstAt(Instant at) {
        return Math.max(0, at.toEpochMilli() - EPOCH) << (COUNT_BITS + NODE_BITS);
    }
}
