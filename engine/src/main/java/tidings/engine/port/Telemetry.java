package tidings.engine.port;

import java.time.Duration;
import tidings.engine.Delivery;
import tidings.engine.Outcome;

/// Is told what happens, to count it. Thread-safe, quick, and never throws.
public interface Telemetry {
    /// A batch was committed.
    default void committed(int commands, Duration took) {}

    /// A batch could not be committed.
    default void commitFailed() {}

    /// A command was turned away because the queue was full.
    default void turnedAway() {}

    /// An attempt was over.
    default void attempted(Outcome outcome, Duration took) {}

    /// A delivery was recorded in a terminal state, so long after its event was accepted.
    default void settled(Delivery delivery, Duration sinceAccepted) {}

    /// A fault of ours that no caller sees; the message carries neither secrets nor personal data.
    default void fault(String what, Throwable cause) {}

    /// Tells nobody.
    Telemetry NONE = new Telemetry() {};
}
