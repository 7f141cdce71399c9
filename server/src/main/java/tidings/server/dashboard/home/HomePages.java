package tidings.server.dashboard.home;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Health;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.Tone;
import tidings.server.dashboard.chart.Words;
import tidings.server.dashboard.home.PastMonth.Counts;
import tidings.server.dashboard.inbox.Tour;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The first page.
@Path("/")
@Needs(Permission.READ)
@RunOnVirtualThread
final class HomePages {
    private final Engine engine;
    private final Archive archive;
    private final PastMonth pastMonth;
    private final Concerns concerns;
    private final Tour tour;
    private final Frames frames;
    private final InstantSource clock;

    HomePages(
            Engine engine,
            Archive archive,
            PastMonth pastMonth,
            Concerns concerns,
            Tour tour,
            Frames frames,
            InstantSource clock) {
        this.engine = engine;
        this.archive = archive;
        this.pastMonth = pastMonth;
        this.concerns = concerns;
        this.tour = tour;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response home(@Context SecurityContext security, @Context HttpHeaders headers) {
        WorkspaceId workspace = SignedIn.of(security).workspace();
        Frame frame = frames.of(security, headers, Menu.HOME);
        List<Notification> notifications = engine.directory().notifications(workspace);
        Instant now = clock.instant();
        List<Tally> day = archive.tallies(workspace, Day.first(now), now.plusMillis(1));
        Map<NotificationId, Counts> past = pastMonth.of(workspace);
        List<Concern> found = concerns.of(workspace, day, now);
        if (notifications.isEmpty() && day.isEmpty() && past.isEmpty()) {
            return Page.of(HomeTemplates.welcome(frame, found, tour.of(workspace), Complaints.NONE));
        }
        Day charts = new Day(day, now);
        List<Health> health =
                notifications.stream().map(Notification::id).map(engine::health).toList();
        return Page.of(HomeTemplates.home(
                frame,
                found,
                figures(charts, health),
                new HomeTemplates.Charts(day.isEmpty(), charts.outcomesPlot(), charts.latenciesPlot()),
                notifications.stream()
                        .map(notification -> line(notification, charts, past))
                        .toList()));
    }

    private static HomeTemplates.Figures figures(Day day, List<Health> health) {
        long delivered = day.total(Tally::delivered);
        long failed = day.total(Tally::failed);
        return new HomeTemplates.Figures(
                Words.number(delivered),
                Words.number(failed),
                Words.number(day.total(Tally::canceled)),
                Rate.of(new Counts(delivered, failed)),
                waiting(health),
                List.of(time(day, 0.5), time(day, 0.95), time(day, 0.99)));
    }

    private static String time(Day day, double share) {
        return day.percentile(share).map(Words::time).orElse("–");
    }

    /// Where there are so many that they are not all in memory, their number is not known.
    private static String waiting(List<Health> health) {
        long known = 0;
        boolean more = false;
        for (Health one : health) {
            @Nullable Integer pending = one.pending();
            known += pending == null ? 0 : pending;
            more |= pending == null;
        }
        return more ? known == 0 ? "Many" : "Over " + Words.number(known) : Words.number(known);
    }

    private NotificationLine line(Notification notification, Day charts, Map<NotificationId, Counts> past) {
        NotificationId id = notification.id();
        Health health = engine.health(id);
        Counts day = charts.counts(id);
        return new NotificationLine(
                id.toString(),
                notification.settings().name(),
                state(notification, health),
                charts.spark(id),
                Rate.of(day),
                Rate.of(day.plus(past.getOrDefault(id, Counts.NONE))),
                waiting(List.of(health)));
    }

    private static Badge state(Notification notification, Health health) {
        if (!notification.settings().active()) {
            return new Badge(Tone.QUIET, "Off");
        }
        return health.circuitOpen() || health.alert().failing()
                ? new Badge(Tone.BAD, "Failing")
                : new Badge(Tone.GOOD, "On");
    }
}
