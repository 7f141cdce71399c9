package tidings.server.dashboard.workspace;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Environment;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Going to another workspace, and making one.
@Path("/workspaces")
@Needs(Permission.READ)
@RunOnVirtualThread
final class WorkspacePages {
    private final Engine engine;
    private final Frames frames;
    private final Flash flash;

    WorkspacePages(Engine engine, Frames frames, Flash flash) {
        this.engine = engine;
        this.frames = frames;
        this.flash = flash;
    }

    @GET
    @Path("new")
    @Needs(Permission.ADMINISTER)
    @Operation(hidden = true)
    public Response form(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(page(security, headers, WorkspaceForm.BLANK, Complaints.NONE));
    }

    @POST
    @Path("new")
    @Needs(Permission.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            @Context SecurityContext security, @Context HttpHeaders headers, @BeanParam WorkspaceForm.Sent sent) {
        WorkspaceForm form = sent.form();
        Complaints complaints = form.complaints();
        if (!complaints.isEmpty()) {
            return Page.faulty(page(security, headers, form, complaints));
        }
        SignedIn person = SignedIn.of(security);
        Person administrator = new Person(person.user().email(), person.user().name(), null);
        Environment environment = WorkspaceForm.environment(form.environment()).orElseThrow();
        Workspace made = Await.result(engine.foundWorkspace(
                        new Founding(form.name(), environment, administrator, null), person.actor()))
                .workspace();
        Await.result(engine.switchWorkspace(person.session().tokenHash(), made.id()));
        return flash.redirect("/", Notice.WORKSPACE_CREATED);
    }

    private TemplateInstance page(
            SecurityContext security, HttpHeaders headers, WorkspaceForm form, Complaints complaints) {
        return WorkspaceTemplates.form(
                frames.of(security, headers, Menu.HOME), form, WorkspaceForm.ENVIRONMENTS, complaints);
    }

    @POST
    @Path("current")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response go(@Context SecurityContext security, @FormParam("workspace") @Nullable String workspace) {
        SignedIn person = SignedIn.of(security);
        WorkspaceId wanted = Optional.ofNullable(workspace)
                .flatMap(WorkspaceId::parse)
                .filter(id -> person.user().role(id).isPresent())
                .orElseThrow(() -> ProblemException.notFound("There is no such workspace."));
        Await.result(engine.switchWorkspace(person.session().tokenHash(), wanted));
        return flash.redirect("/", Notice.WORKSPACE_SWITCHED);
    }
}
