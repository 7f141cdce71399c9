package tidings.server.dashboard.home;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;

/// How many deliveries arrived and failed in the 30 days, up to the last 24 hours. Those hours hardly change any more,
/// but they are many, so what was read is good for some minutes. Thread-safe; blocks.
@Singleton
final class PastMonth {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int WORKSPACES = 1_000;

    private final Archive archive;
    private final InstantSource clock;
    private final Map<WorkspaceId, Past> read = new LinkedHashMap<>();

    PastMonth(Archive archive, InstantSource clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /// What ended.
    record Counts(long delivered, long failed) {
        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(delivered + other.delivered, failed + other.failed);
        }

        static Counts of(Tally tally) {
            return new Counts(tally.delivered(), tally.failed());
        }
    }

    /// @param until when the last 24 hours began
    private record Past(Instant readAt, Instant until, Map<NotificationId, Counts> counts) {}

    /// The counts of each notification that did anything.
    Map<NotificationId, Counts> of(WorkspaceId workspace) {
        Instant now = clock.instant();
        Instant until = Day.first(now);
        @Nullable Past past = remembered(workspace);
        if (past == null
                || !past.until().equals(until)
                || past.readAt().plus(KEPT).isBefore(now)) {
            past = new Past(now, until, counts(workspace, now.minus(MONTH), until));
            remember(workspace, past);
        }
        return past.counts();
    }

    private Map<NotificationId, Counts> counts(WorkspaceId workspace, Instant from, Instant until) {
        Map<NotificationId, Counts> counts = new HashMap<>();
        for (Tally tally : archive.tallies(workspace, from, until)) {
            counts.merge(tally.notification(), Counts.of(tally), Counts::plus);
        }
        return Map.copyOf(counts);
    }

    private synchronized @Nullable Past remembered(WorkspaceId workspace) {
        return read.get(workspace);
    }

    private synchronized void remember(WorkspaceId workspace, Past past) {
        read.remove(workspace);
        read.put(workspace, past);
        Iterator<WorkspaceId> oldest = read.keySet().iterator();
        while (read.size() > WORKSPACES) {
            oldest.next();
            oldest.remove();
        }
    }
}
