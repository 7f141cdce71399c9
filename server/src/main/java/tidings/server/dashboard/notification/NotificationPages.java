package tidings.server.dashboard.notification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Notification;
import tidings.events.SigningKey;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.notification.NotificationDesk;
import tidings.server.api.notification.NotificationDesk.Saving;
import tidings.server.api.notification.NotificationDesk.Trying;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The notifications of the workspace that a person looks at.
@Path("/notifications")
@Needs(Permission.CONFIGURE)
@RunOnVirtualThread
final class NotificationPages {
    private static final String ROOT = "/notifications";
    private static final String HTMX = "HX-Request";
    private static final String ADD_HEADER = "add-header";
    private static final String REMOVE_HEADER = "remove-header-";

    private final NotificationDesk desk;
    private final Overview overview;
    private final FormPage page;
    private final FreshKeys fresh;
    private final Frames frames;
    private final Flash flash;
    private final InstantSource clock;

    NotificationPages(
            NotificationDesk desk,
            Overview overview,
            FormPage page,
            FreshKeys fresh,
            Frames frames,
            Flash flash,
            InstantSource clock) {
        this.desk = desk;
        this.overview = overview;
        this.page = page;
        this.fresh = fresh;
        this.frames = frames;
        this.flash = flash;
        this.clock = clock;
    }

    /// Who asks, and with which headers.
    private record Asked(SecurityContext security, HttpHeaders headers) {
        SignedIn person() {
            return SignedIn.of(security);
        }

        boolean byHtmx() {
            return headers.getHeaderString(HTMX) != null;
        }
    }

    @Needs(Permission.READ)
    @GET
    @Operation(hidden = true)
    public Response list(@Context SecurityContext security, @Context HttpHeaders headers) {
        SignedIn person = SignedIn.of(security);
        return Page.of(NotificationTemplates.list(
                frames.of(security, headers, Menu.NOTIFICATIONS),
                overview.lines(person.workspace(), desk.all(person.workspace()))));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public Response blank(@Context SecurityContext security, @Context HttpHeaders headers) {
        return form(new Asked(security, headers), new FormPage.Content(null, NotificationSheet.blank()), 200);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(
            @Context SecurityContext security, @Context HttpHeaders headers, MultivaluedMap<String, String> form) {
        Asked asked = new Asked(security, headers);
        FormPage.Content content = new FormPage.Content(null, read(form, null));
        return stepped(form, content)
                .map(step -> form(asked, step, 200))
                .orElseGet(() -> saved(asked, content, desk.add(asked.person(), SheetJson.saving(content.sheet()))));
    }

    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tryUnsaved(
            @Context SecurityContext security, @Context HttpHeaders headers, MultivaluedMap<String, String> form) {
        Asked asked = new Asked(security, headers);
        FormPage.Content content = new FormPage.Content(null, read(form, null));
        return tried(asked, content, desk.tryUnsaved(asked.person(), SheetJson.trying(content.sheet())));
    }

    @Needs(Permission.READ)
    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response show(@Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        Asked asked = new Asked(security, headers);
        Notification found = find(asked, id);
        return asked.person().may(Permission.CONFIGURE)
                ? form(asked, new FormPage.Content(found, NotificationSheet.of(found, clock.instant())), 200)
                : Page.of(NotificationTemplates.show(
                        frames.of(security, headers, Menu.NOTIFICATIONS),
                        overview.line(found),
                        NotificationFacts.of(found.settings())));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        Asked asked = new Asked(security, headers);
        Notification before = find(asked, id);
        FormPage.Content content = new FormPage.Content(before, read(form, before));
        Optional<FormPage.Content> step = stepped(form, content);
        if (step.isPresent()) {
            return form(asked, step.get(), 200);
        }
        if (!content.sheet().version().equals(before.updatedAt().toString())) {
            return saved(asked, new FormPage.Content(before, content.sheet().as(before)), new Saving.Overtaken());
        }
        return saved(asked, content, desk.edit(asked.person(), before, SheetJson.saving(content.sheet())));
    }

    @POST
    @Path("{id}/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response trySaved(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        Asked asked = new Asked(security, headers);
        Notification before = find(asked, id);
        FormPage.Content content = new FormPage.Content(before, read(form, before));
        return tried(asked, content, desk.trySaved(before, SheetJson.trying(content.sheet())));
    }

    @POST
    @Path("{id}/status")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response switchTo(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @FormParam("active") @Nullable String active) {
        Asked asked = new Asked(security, headers);
        boolean on = "on".equals(active);
        Notification after = desk.switchTo(asked.person(), find(asked, id), on);
        return asked.byHtmx()
                ? Page.of(NotificationTemplates.line(overview.line(after), true))
                : flash.redirect(ROOT, on ? Notice.NOTIFICATION_SWITCHED_ON : Notice.NOTIFICATION_SWITCHED_OFF);
    }

    @POST
    @Path("{id}/delete")
    @Operation(hidden = true)
    public Response delete(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        Asked asked = new Asked(security, headers);
        desk.remove(asked.person(), find(asked, id));
        return flash.redirect(ROOT, Notice.NOTIFICATION_DELETED);
    }

    @GET
    @Path("{id}/signing-key")
    @Operation(hidden = true)
    public Response signingKey(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        Asked asked = new Asked(security, headers);
        Notification found = find(asked, id);
        return fresh.take(asked.person(), found.id())
                .map(key -> Page.of(NotificationTemplates.key(
                        frames.of(security, headers, Menu.NOTIFICATIONS),
                        id,
                        found.settings().name(),
                        key.reveal(),
                        NotificationSheet.keyPart(NotificationSheet.webhook(found.settings()), clock.instant())
                                .overlapEnds())))
                .orElseGet(() -> flash.redirect(ROOT + "/" + found.id()));
    }

    private Notification find(Asked asked, String id) {
        return desk.find(asked.person().workspace(), id);
    }

    private NotificationSheet read(MultivaluedMap<String, String> form, @Nullable Notification saved) {
        return SheetReader.read(form, saved == null ? NotificationSheet.BLANK : saved.settings(), clock.instant());
    }

    /// The form with a header more or less, when that was asked for; with a script the browser does it alone.
    private static Optional<FormPage.Content> stepped(MultivaluedMap<String, String> form, FormPage.Content content) {
        String step = form.getFirst("step");
        if (step == null) {
            return Optional.empty();
        }
        NotificationSheet sheet = step.equals(ADD_HEADER)
                ? content.sheet().withOneMoreHeader()
                : step.startsWith(REMOVE_HEADER)
                        ? content.sheet().withoutHeader(step.substring(REMOVE_HEADER.length()))
                        : content.sheet();
        return Optional.of(new FormPage.Content(content.saved(), sheet).with(SheetJson.complaints(sheet, List.of())));
    }

    private Response saved(Asked asked, FormPage.Content content, Saving saving) {
        return switch (saving) {
            case Saving.Saved saved -> saved(asked, saved, content.saved() == null);
            case Saving.Faulty faulty -> faulty(asked, content, faulty.errors());
            case Saving.TooMany _ ->
                faulty(
                        asked,
                        content,
                        List.of(new FieldError(
                                "name",
                                "A workspace has at most " + NotificationDesk.MAX_NOTIFICATIONS
                                        + " notifications; delete one that is no longer needed first.")));
            case Saving.Overtaken _ ->
                faulty(
                        asked,
                        content,
                        List.of(new FieldError(
                                "name",
                                "Somebody else has saved this notification since you opened it, so yours was not"
                                        + " saved. Save again to replace what they saved by what stands here.")));
        };
    }

    private Response saved(Asked asked, Saving.Saved saved, boolean created) {
        Notification notification = saved.notification();
        String path = ROOT + "/" + notification.id();
        SigningKey made = saved.made();
        if (made != null) {
            fresh.put(asked.person(), notification.id(), made);
            path += "/signing-key";
        }
        return flash.redirect(path, created ? Notice.NOTIFICATION_CREATED : Notice.NOTIFICATION_SAVED);
    }

    private Response faulty(Asked asked, FormPage.Content content, List<FieldError> errors) {
        return form(asked, content.with(SheetJson.complaints(content.sheet(), errors)), 400);
    }

    /// A script shows the result beside the form and leaves that alone; without one the form comes back.
    private Response tried(Asked asked, FormPage.Content content, Trying trying) {
        TrialView view = TrialView.of(trying);
        int status = switch (trying) {
            case Trying.Tried _ -> 200;
            case Trying.Faulty _ -> 400;
            case Trying.TooOften _ -> 429;
        };
        if (asked.byHtmx()) {
            return Page.of(Response.Status.fromStatusCode(status), NotificationTemplates.trial(view));
        }
        Complaints complaints = SheetJson.complaints(
                content.sheet(), trying instanceof Trying.Faulty faulty ? faulty.errors() : List.of());
        return form(asked, content.with(complaints).with(view), status);
    }

    private Response form(Asked asked, FormPage.Content content, int status) {
        return Page.of(
                Response.Status.fromStatusCode(status),
                page.draw(frames.of(asked.security(), asked.headers(), Menu.NOTIFICATIONS), content));
    }
}
