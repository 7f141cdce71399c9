package tidings.server.api.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tidings.engine.WorkspaceId;

/// How often a workspace may send tests: so many in any span of a minute, so that the test button is a poor
/// tool for scanning or flooding somebody else's hosts. Thread-safe.
public final class TrialAllowance {
    /// How many there are in any span of a minute.
    public static final int MAX = 30;
    static final Duration SPAN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<WorkspaceId, Deque<Instant>> taken = new HashMap<>();

    TrialAllowance(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes one of the workspace's tests; when none is left, nothing is taken and the answer says how long
    /// it takes until there is one.
    synchronized Optional<Duration> take(WorkspaceId workspace) {
        Instant now = clock.instant();
        Deque<Instant> recent = taken.computeIfAbsent(workspace, _ -> new ArrayDeque<>(MAX));
        // A time that lies ahead was taken before the clock was set back, and would count for too long.
        recent.removeIf(at -> at.isAfter(now) || !at.plus(SPAN).isAfter(now));
        if (recent.size() < MAX) {
            recent.add(now);
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, recent.element().plus(SPAN)));
    }
}
