package tidings.server.dashboard.resend;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tidings.engine.ResendJob;
import tidings.engine.core.Directory;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Tone;
import tidings.server.dashboard.delivery.Chip;
import tidings.server.dashboard.delivery.Counts;

/// A bulk resend as the pages show it.
///
/// @param max the end of its progress bar
/// @param value where the bar stands
/// @param done how far it is, in words
public record ResendView(
        String id, Badge state, boolean running, long max, long value, String done, List<Chip> chips, Instant at) {

    static ResendView of(ResendJob job, Directory directory) {
        boolean running = job.state() == ResendJob.State.RUNNING;
        long max = Math.max(1, job.matched());
        return new ResendView(
                job.id().toString(),
                state(job.state()),
                running,
                max,
                job.state() == ResendJob.State.DONE ? max : Math.min(max, job.requested()),
                String.format(Locale.ROOT, "%,d of %s handed on", job.requested(), Counts.inWords(job.matched())),
                Chip.of(job.filter(), directory),
                job.createdAt());
    }

    private static Badge state(ResendJob.State state) {
        return switch (state) {
            case RUNNING -> new Badge(Tone.BUSY, "Running");
            case DONE -> new Badge(Tone.GOOD, "Done");
            case CANCELED -> new Badge(Tone.QUIET, "Stopped");
        };
    }

    /// Where it is stopped.
    public String cancelPath() {
        return "/resends/" + id + "/cancel";
    }
}
