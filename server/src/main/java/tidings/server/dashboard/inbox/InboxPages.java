package tidings.server.dashboard.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Option;
import tidings.server.dashboard.Page;
import tidings.server.inbox.Arrival;
import tidings.server.inbox.Inboxes;
import tidings.server.inbox.Manner;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.settings.Settings;

/// The page of the workspace's inbox.
@Path("/inbox")
@Needs(Permission.READ)
@RunOnVirtualThread
final class InboxPages {
    private static final String HOME = "/inbox";

    private final Inboxes inboxes;
    private final Tour tour;
    private final Tasks tasks;
    private final Frames frames;
    private final Flash flash;
    private final String eventTypeHeader;

    InboxPages(Inboxes inboxes, Tour tour, Tasks tasks, Frames frames, Flash flash, Settings settings) {
        this.inboxes = inboxes;
        this.tour = tour;
        this.tasks = tasks;
        this.frames = frames;
        this.flash = flash;
        this.eventTypeHeader = settings.sending().eventTypeHeader();
    }

    /// What the page shows.
    ///
    /// @param pointing the notifications that send here
    /// @param latest the number of the latest request
    record InboxView(
            String url,
            String manner,
            List<Option> manners,
            List<Pointing> pointing,
            Tour.Steps steps,
            List<ArrivalView> arrivals,
            long latest) {}

    /// A notification that sends here.
    record Pointing(String id, String name, boolean active) {}

    @CheckedTemplate(basePath = "inbox")
    record page(Frame frame, InboxView inbox, Complaints complaints) implements TemplateInstance {}

    @CheckedTemplate(basePath = "inbox")
    record news(List<ArrivalView> arrivals, long latest) implements TemplateInstance {}

    @GET
    @Operation(hidden = true)
    public Response show(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(drawn(security, headers, Complaints.NONE));
    }

    private TemplateInstance drawn(SecurityContext security, HttpHeaders headers, Complaints complaints) {
        Workspace workspace = workspace(security);
        List<ArrivalView> arrivals = arrivals(workspace.id(), 0);
        InboxView view = new InboxView(
                inboxes.url(workspace),
                inboxes.manner(workspace.id()).key(),
                Arrays.stream(Manner.values())
                        .map(manner -> new Option(manner.key(), manner.label()))
                        .toList(),
                inboxes.pointingTo(workspace).stream()
                        .map(notification -> new Pointing(
                                notification.id().toString(),
                                notification.settings().name(),
                                notification.settings().active()))
                        .toList(),
                tour.of(workspace.id()),
                arrivals,
                latest(arrivals, 0));
        return new page(frames.of(security, headers, Menu.INBOX), view, complaints);
    }

    /// What has come since; nothing for a page that has seen everything.
    @GET
    @Path("news")
    @Operation(hidden = true)
    public Response news(@Context SecurityContext security, @QueryParam("after") long after) {
        List<ArrivalView> arrivals = arrivals(SignedIn.of(security).workspace(), after);
        return arrivals.isEmpty() ? Response.noContent().build() : Page.of(new news(arrivals, latest(arrivals, after)));
    }

    @Needs(Permission.CONFIGURE)
    @POST
    @Path("answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@Context SecurityContext security, @FormParam("manner") @Nullable String manner) {
        Manner told = Optional.ofNullable(manner)
                .flatMap(Manner::ofKey)
                .orElseThrow(() -> ProblemException.invalid("manner", "This is not a way to answer."));
        inboxes.answer(SignedIn.of(security).workspace(), told);
        return flash.redirect(HOME, Notice.INBOX_CHANGED);
    }

    @Needs(Permission.CONFIGURE)
    @POST
    @Path("clear")
    @Operation(hidden = true)
    public Response clear(@Context SecurityContext security) {
        inboxes.clear(SignedIn.of(security).workspace());
        return flash.redirect(HOME, Notice.INBOX_EMPTIED);
    }

    /// The notifications that send to the former address are left as they are: each says so when it sends.
    @Needs(Permission.CONFIGURE)
    @POST
    @Path("renew")
    @Operation(hidden = true)
    public Response renew(@Context SecurityContext security) {
        SignedIn person = SignedIn.of(security);
        tasks.renew(person);
        return flash.redirect(HOME, Notice.INBOX_RENEWED);
    }

    /// Makes a notification that sends the chosen events here, signed.
    @Needs(Permission.CONFIGURE)
    @POST
    @Path("connect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response connect(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @FormParam("eventTypes") @Nullable List<String> chosen) {
        Workspace workspace = workspace(security);
        if (!inboxes.pointingTo(workspace).isEmpty()) {
            return flash.redirect(HOME, Notice.NOTHING_CHANGED);
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : chosen == null ? List.<String>of() : chosen) {
            EventType.ofWireName(name).ifPresent(types::add);
        }
        if (types.isEmpty()) {
            return Page.faulty(
                    drawn(security, headers, Complaints.about("eventTypes", "Choose at least one event type.")));
        }
        tasks.connect(SignedIn.of(security), types);
        return flash.redirect(HOME, Notice.NOTIFICATION_CREATED);
    }

    /// Publishes a sample as a program would.
    @Needs(Permission.PUBLISH)
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response publish(@Context SecurityContext security, @FormParam("type") @Nullable String type) {
        EventType chosen = Optional.ofNullable(type)
                .flatMap(EventType::ofWireName)
                .orElseThrow(() -> ProblemException.invalid("type", "This is not an event type."));
        tasks.publish(SignedIn.of(security), chosen);
        return flash.redirect(HOME, Notice.SAMPLE_PUBLISHED);
    }

    private Workspace workspace(SecurityContext security) {
        return tasks.workspace(SignedIn.of(security));
    }

    private List<ArrivalView> arrivals(WorkspaceId workspace, long after) {
        return inboxes.arrivals(workspace, after).stream()
                .map((Arrival arrival) -> ArrivalView.of(arrival, eventTypeHeader))
                .toList();
    }

    private static long latest(List<ArrivalView> arrivals, long before) {
        return arrivals.isEmpty() ? before : arrivals.getFirst().number();
    }
}
