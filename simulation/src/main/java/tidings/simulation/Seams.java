package tidings.simulation;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import tidings.engine.Attempt;
import tidings.engine.Limits;
import tidings.engine.core.Command;
import tidings.engine.core.Directory;
import tidings.engine.core.Effect;
import tidings.engine.core.Signal;
import tidings.engine.port.Store;

/// Where the parts of the engine meet in the simulation, and so where a test can break one of them to see
/// whether the invariants notice.
interface Seams {
    /// Nothing is broken.
    Seams SOUND = new Seams() {};

    /// The limits that the dispatch works with.
    default Limits.Dispatching limits(Limits.Dispatching limits) {
        return limits;
    }

    /// The store that the engine reads from.
    default Store store(Store store) {
        return store;
    }

    /// The settings that the dispatch goes by.
    default Supplier<Directory> directory(Supplier<Directory> directory) {
        return directory;
    }

    /// What the clerk is asked.
    default Command command(Command command) {
        return command;
    }

    /// When the clerk thinks it is.
    default Instant decidingAt(Command command, Instant now) {
        return now;
    }

    /// When the dispatch thinks it is.
    default Instant dispatchingAt(Instant now) {
        return now;
    }

    /// Whether the store keeps what this commit writes.
    default boolean keepsWrites() {
        return true;
    }

    /// Whether replies wait for the disk.
    default boolean repliesWait() {
        return true;
    }

    /// What the dispatch is told of a batch.
    default List<Signal> signals(List<Signal> signals) {
        return signals;
    }

    /// What is done of what the dispatch wants done.
    default List<Effect> effects(List<Effect> effects) {
        return effects;
    }

    /// What the dispatch is told of an attempt.
    default Attempt attempt(Attempt attempt) {
        return attempt;
    }
}
