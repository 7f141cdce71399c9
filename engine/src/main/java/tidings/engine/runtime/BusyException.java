package tidings.engine.runtime;

import java.time.Duration;

/// The engine's queue is full; nothing was done, and the same may succeed a little later.
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// How long a client should wait before it tries again.
    public static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    BusyException() {
        super("The queue is full", null, false, false);
    }
}
