package tidings.server.dashboard.resend;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.delivery.Chip;
import tidings.server.dashboard.delivery.DeliveryQuery;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Resends of all that a filter matches.
@Path("/resends")
@Needs(Permission.READ)
@RunOnVirtualThread
final class ResendPages {
    private static final int RECENT = 25;

    private final Engine engine;
    private final Archive archive;
    private final Frames frames;
    private final Flash flash;
    private final InstantSource clock;

    ResendPages(Engine engine, Archive archive, Frames frames, Flash flash, InstantSource clock) {
        this.engine = engine;
        this.archive = archive;
        this.frames = frames;
        this.flash = flash;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "resend")
    record ask(Frame frame, ResendQuestion question) implements TemplateInstance {}

    @CheckedTemplate(basePath = "resend")
    record answer(ResendQuestion question) implements TemplateInstance {}

    @CheckedTemplate(basePath = "resend")
    record list(Frame frame, List<ResendView> resends) implements TemplateInstance {}

    @CheckedTemplate(basePath = "resend")
    record show(Frame frame, ResendView resend) implements TemplateInstance {}

    @CheckedTemplate(basePath = "resend")
    record progress(ResendView resend) implements TemplateInstance {}

    @GET
    @Operation(hidden = true)
    public Response list(@Context SecurityContext security, @Context HttpHeaders headers) {
        WorkspaceId workspace = SignedIn.of(security).workspace();
        List<ResendView> recent = archive.jobs(workspace, RECENT).stream()
                .map(job -> ResendView.of(job, engine.directory()))
                .toList();
        return Page.of(new list(frames.of(security, headers, Menu.DELIVERIES), recent));
    }

    /// Asks whether all that match are to be sent again. They are counted beside the page, since there may be
    /// many.
    ///
    /// @param counted whether to count them at once, for browsers without script
    @Needs(Permission.RESEND)
    @GET
    @Path("new")
    @Operation(hidden = true)
    public Response ask(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @QueryParam("counted") boolean counted) {
        DeliveryQuery query = query(uri.getQueryParameters(), security);
        if (!query.complaints().isEmpty() || !query.restricted()) {
            return toList(query);
        }
        ResendQuestion question = question(query, counted ? counted(query) : null);
        return Page.of(new ask(frames.of(security, headers, Menu.DELIVERIES), question));
    }

    @Needs(Permission.RESEND)
    @GET
    @Path("count")
    @Operation(hidden = true)
    public Response count(@Context SecurityContext security, @Context UriInfo uri) {
        DeliveryQuery query = query(uri.getQueryParameters(), security);
        if (!query.complaints().isEmpty()) {
            throw ProblemException.invalid(query.complaints().all());
        }
        return Page.of(new answer(question(query, counted(query))));
    }

    @Needs(Permission.RESEND)
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(@Context SecurityContext security, MultivaluedMap<String, String> form) {
        DeliveryQuery query = query(form, security);
        if (!query.complaints().isEmpty() || !query.restricted()) {
            return toList(query);
        }
        ResendJob job = Await.result(
                engine.resendAll(query.filter(), SignedIn.of(security).actor()));
        return flash.redirect("/resends/" + job.id(), Notice.RESEND_STARTED);
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response show(@Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        ResendView view = ResendView.of(find(security, id), engine.directory());
        return Page.of(new show(frames.of(security, headers, Menu.DELIVERIES), view));
    }

    /// How far it is.
    ///
    /// @param seen where its bar stood
    @GET
    @Path("{id}/progress")
    @Operation(hidden = true)
    public Response progress(
            @Context SecurityContext security, @PathParam("id") String id, @QueryParam("seen") @Nullable Long seen) {
        ResendView view = ResendView.of(find(security, id), engine.directory());
        if (view.running() && seen != null && seen == view.value()) {
            return Response.noContent().build();
        }
        return Page.of(new progress(view));
    }

    @Needs(Permission.RESEND)
    @POST
    @Path("{id}/cancel")
    @Operation(hidden = true)
    public Response cancel(@Context SecurityContext security, @PathParam("id") String id) {
        SignedIn person = SignedIn.of(security);
        ResendJob job = find(security, id);
        boolean stopped = Await.result(engine.cancelResend(person.workspace(), job.id(), person.actor()))
                .isPresent();
        return flash.redirect("/resends/" + job.id(), stopped ? Notice.RESEND_CANCELED : Notice.NOTHING_CHANGED);
    }

    private ResendQuestion question(DeliveryQuery query, ResendQuestion.@Nullable Count count) {
        return new ResendQuestion(query.text(), Chip.of(query.filter(), engine.directory()), query.given(), count);
    }

    private ResendQuestion.Count counted(DeliveryQuery query) {
        return ResendQuestion.Count.of(archive.count(query.filter(), null));
    }

    private DeliveryQuery query(Map<String, List<String>> parameters, SecurityContext security) {
        return DeliveryQuery.read(parameters, SignedIn.of(security).workspace(), clock.instant());
    }

    /// The list says what is wrong with a filter; without one there is nothing to ask.
    private static Response toList(DeliveryQuery query) {
        return Response.seeOther(URI.create("/deliveries?" + query.text())).build();
    }

    private ResendJob find(SecurityContext security, String id) {
        WorkspaceId workspace = SignedIn.of(security).workspace();
        return ResendJobId.parse(id)
                .flatMap(parsed -> archive.job(workspace, parsed))
                .orElseThrow(() -> ProblemException.notFound("There is no such resend."));
    }
}
