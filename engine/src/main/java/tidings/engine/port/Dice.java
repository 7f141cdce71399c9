package tidings.engine.port;

/// Where chance comes from, so that a history can be replayed.
@FunctionalInterface
public interface Dice {
    /// A number from 0 to `bound - 1`; `bound` is at least 1.
    long below(long bound);
}
