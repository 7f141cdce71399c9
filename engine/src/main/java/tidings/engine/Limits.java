package tidings.engine;

import java.time.Duration;

/// How much the engine takes on at once. Everything beyond waits: on disk when it was accepted, at the client
/// when not.
///
/// @param committing about taking commands in and writing them down
/// @param dispatching about sending
/// @param retention how long events, deliveries, attempts and mails are kept
public record Limits(Committing committing, Dispatching dispatching, Duration retention) {
    public static final Limits DEFAULT = new Limits(Committing.DEFAULT, Dispatching.DEFAULT, Duration.ofDays(30));

    public Limits {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("The retention is positive, but this is " + retention);
        }
    }

    /// About taking commands in.
    ///
    /// @param queued commands of clients that may wait for a commit; more are turned away
    /// @param batch commands in one commit
    /// @param batchBytes payload bytes in one commit; a single larger payload makes a batch of its own
    /// @param sweep events that one step of the retention deletes
    public record Committing(int queued, int batch, long batchBytes, int sweep) {
        public static final Committing DEFAULT = new Committing(4096, 512, 4 << 20, 200);

        public Committing {
            Check.positive("queued", queued);
            Check.positive("batch", batch);
            Check.positive("batchBytes", batchBytes);
            Check.positive("sweep", sweep);
        }
    }

    /// About sending.
    ///
    /// @param inFlight sends at once, to all receivers together
    /// @param inFlightPerLane sends at once for one notification
    /// @param laneMemory pending deliveries of one notification that are held in memory; more stay on disk
    /// @param totalMemory pending deliveries of all notifications that are held in memory
    /// @param bodyMemory payload bytes held in memory for deliveries that wait to be sent
    /// @param page deliveries read from the store at once
    /// @param circuitThreshold failures in a row after which a receiver gets one send at a time
    public record Dispatching(
            int inFlight,
            int inFlightPerLane,
            int laneMemory,
            int totalMemory,
            long bodyMemory,
            int page,
            int circuitThreshold) {
        public static final Dispatching DEFAULT = new Dispatching(1024, 64, 4096, 32768, 16 << 20, 256, 5);

        public Dispatching {
            Check.positive("inFlight", inFlight);
            Check.positive("inFlightPerLane", inFlightPerLane);
            Check.positive("laneMemory", laneMemory);
            Check.positive("totalMemory", totalMemory);
            Check.positive("bodyMemory", bodyMemory);
            Check.positive("page", page);
            Check.positive("circuitThreshold", circuitThreshold);
        }
    }

    /// Stands apart so that whoever asks for the defaults of one part first does not begin with the whole,
    /// which would find that part missing.
    private static final class Check {
        private Check() {}

        static void positive(String name, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is at least 1, but this is " + value);
            }
        }
    }
}
