package tidings.sender.http;

import java.time.Duration;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// The time that one attempt has, and the connection that it holds at the moment, so that the one can end the
/// other.
final class Attempt implements AutoCloseable {
    private final long deadline;
    private final Deadlines deadlines;
    private @Nullable ConnectionEndpoint endpoint;

    Attempt(long deadline, Deadlines deadlines) {
        this.deadline = deadline;
        this.deadlines = deadlines;
    }

    /// When it must be over, on the scale of [System#nanoTime()].
    long deadline() {
        return deadline;
    }

    /// What is left of its time; zero when it is up.
    Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    boolean isOverdue() {
        return deadline - System.nanoTime() <= 0;
    }

    /// Names the connection that is to be closed when the time is up; nothing when it holds none.
    ///
    /// When this returns, a cut that was going on is over, so a connection that is no longer held can be
    /// given away.
    synchronized void holds(@Nullable ConnectionEndpoint held) {
        endpoint = held;
    }

    /// Closes the connection that it holds, whatever is going on there. Never blocks.
    synchronized void cut() {
        if (endpoint != null) {
            endpoint.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void close() {
        deadlines.ended(this);
    }
}
