package tidings.server.dashboard.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.port.Archive;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.api.delivery.Resends;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Recently sent: the list, a delivery, and sending it again.
@Path("/deliveries")
@Needs(Permission.READ)
@RunOnVirtualThread
final class DeliveryPages {
    private static final int PAGE = 50;
    private static final int MAX_COUNTED = 10_000;

    private final Lookup lookup;
    private final Frames frames;
    private final Resends resends;
    private final Flash flash;

    DeliveryPages(Lookup lookup, Frames frames, Resends resends, Flash flash) {
        this.lookup = lookup;
        this.frames = frames;
        this.resends = resends;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "delivery")
    record list(Frame frame, DeliveryList view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "delivery")
    record live(List<DeliveryRow> fresh, List<DeliveryRow> changed, boolean more) implements TemplateInstance {}

    @CheckedTemplate(basePath = "delivery")
    record count(String text) implements TemplateInstance {}

    @CheckedTemplate(basePath = "delivery")
    record show(Frame frame, DeliveryDetail detail) implements TemplateInstance {}

    @CheckedTemplate(basePath = "delivery")
    record progress(DeliveryDetail detail) implements TemplateInstance {}

    @GET
    @Operation(hidden = true)
    public Response list(@Context SecurityContext security, @Context HttpHeaders headers, @Context UriInfo uri) {
        DeliveryQuery query = query(security, uri);
        Frame frame = frames.of(security, headers, Menu.DELIVERIES);
        if (!query.complaints().isEmpty()) {
            return Page.faulty(new list(frame, DeliveryList.of(query, List.of(), false, lookup.directory())));
        }
        List<Archive.Entry> found = lookup.page(query, PAGE + 1);
        List<Archive.Entry> shown = found.subList(0, Math.min(PAGE, found.size()));
        return Page.of(new list(frame, DeliveryList.of(query, shown, found.size() > PAGE, lookup.directory())));
    }

    /// The rows that have come since, and those of the open ones that look different by now.
    ///
    /// @param newest the delivery that the page shows on top
    /// @param open rows that were still open, each with its version behind a dot
    @GET
    @Path("live")
    @Operation(hidden = true)
    public Response live(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @QueryParam("newest") @Nullable String newest,
            @QueryParam("open") @Nullable String open) {
        DeliveryQuery query = query(security, uri);
        if (!query.complaints().isEmpty()) {
            throw ProblemException.invalid(query.complaints().all());
        }
        List<Archive.Entry> found = lookup.since(query.filter(), newest, PAGE + 1);
        List<DeliveryRow> changed = lookup.changed(query.filter().workspace(), open);
        if (found.isEmpty() && changed.isEmpty()) {
            return Response.noContent().build();
        }
        List<DeliveryRow> fresh = lookup.rows(found.subList(0, Math.min(PAGE, found.size())));
        return Page.of(new live(fresh, changed, found.size() > PAGE));
    }

    @GET
    @Path("count")
    @Operation(hidden = true)
    public Response count(@Context SecurityContext security, @Context UriInfo uri) {
        DeliveryQuery query = query(security, uri);
        if (!query.complaints().isEmpty()) {
            throw ProblemException.invalid(query.complaints().all());
        }
        long found = lookup.count(query.filter(), MAX_COUNTED);
        return Page.of(new count(Counts.inWords(found, MAX_COUNTED)));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response show(@Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        Archive.Detail detail = found(security, id);
        return Page.of(new show(frames.of(security, headers, Menu.DELIVERIES), view(detail)));
    }

    /// The part of a delivery's page that changes; nothing when it is as it was.
    ///
    /// @param version what the page shows
    @GET
    @Path("{id}/progress")
    @Operation(hidden = true)
    public Response progress(
            @Context SecurityContext security,
            @PathParam("id") String id,
            @QueryParam("version") @Nullable String version) {
        Archive.Detail detail = found(security, id);
        return DeliveryRow.version(detail.entry()).equals(version)
                ? Response.noContent().build()
                : Page.of(new progress(view(detail)));
    }

    /// The payload, byte for byte.
    @GET
    @Path("{id}/payload")
    @Operation(hidden = true)
    public Response payload(@Context SecurityContext security, @PathParam("id") String id) {
        Archive.Detail detail = found(security, id);
        Body body = detail.body();
        if (body == null) {
            throw new ProblemException(Problem.of(410, "The payload is gone: it was erased, or its time was over."));
        }
        return Response.ok(body.bytes(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + detail.entry().delivery().id() + ".json\"")
                .build();
    }

    @Needs(Permission.RESEND)
    @POST
    @Path("{id}/resend")
    @Operation(hidden = true)
    public Response resend(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        SignedIn person = SignedIn.of(security);
        Archive.Detail detail = found(security, id);
        if (resends.obstacle(person.workspace(), detail).isPresent()) {
            Frame frame = frames.of(security, headers, Menu.DELIVERIES);
            return Page.of(Response.Status.CONFLICT, new show(frame, view(detail)));
        }
        if (!resends.resend(person, detail)) {
            throw notFound();
        }
        return flash.redirect("/deliveries/" + detail.entry().delivery().id(), Notice.DELIVERY_RESENT);
    }

    private DeliveryQuery query(SecurityContext security, UriInfo uri) {
        return lookup.query(uri.getQueryParameters(), SignedIn.of(security).workspace());
    }

    private DeliveryDetail view(Archive.Detail detail) {
        return lookup.view(
                detail, resends.obstacle(detail.entry().delivery().event().workspace(), detail));
    }

    private Archive.Detail found(SecurityContext security, String id) {
        return lookup.find(SignedIn.of(security).workspace(), id).orElseThrow(DeliveryPages::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("There is no such delivery.");
    }
}
