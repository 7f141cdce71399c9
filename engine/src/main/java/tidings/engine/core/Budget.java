package tidings.engine.core;

import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Limits;

/// What all lanes together hold in memory.
final class Budget {
    private final Limits.Dispatching limits;
    private int tracked;
    private long bodyBytes;

    Budget(Limits.Dispatching limits) {
        this.limits = limits;
    }

    /// Whether no lane should take more deliveries into memory.
    boolean full() {
        return tracked >= limits.totalMemory();
    }

    /// Whether so many deliveries more can be taken into memory.
    boolean fits(int more) {
        return tracked + more <= limits.totalMemory();
    }

    /// So many deliveries more, or fewer, are in memory.
    void tracked(int more) {
        tracked += more;
    }

    /// How many deliveries are in memory.
    int tracked() {
        return tracked;
    }

    /// How many payload bytes are in memory.
    long bodyBytes() {
        return bodyBytes;
    }

    /// Whether this payload may be held in memory; if so, it is counted until [#release].
    boolean hold(Body body) {
        if (bodyBytes + body.size() > limits.bodyMemory()) {
            return false;
        }
        bodyBytes += body.size();
        return true;
    }

    /// This payload, if there is one, is not held any more.
    void release(@Nullable Body body) {
        if (body != null) {
            bodyBytes -= body.size();
        }
    }
}
