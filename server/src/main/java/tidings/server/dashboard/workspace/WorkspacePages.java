package tidings.server.dashboard.workspace;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Notice;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Going to another workspace.
@Path("/workspaces")
@Needs(Permission.READ)
@RunOnVirtualThread
final class WorkspacePages {
    private final Engine engine;
    private final Flash flash;

    WorkspacePages(Engine engine, Flash flash) {
        this.engine = engine;
        this.flash = flash;
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
