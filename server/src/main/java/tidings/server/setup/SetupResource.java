package tidings.server.setup;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Workspace;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Page;
import tidings.server.security.Open;
import tidings.server.settings.Settings;

/// The set-up link: whoever has it may make the first workspace, once.
@Path("/setup")
@Open
@RunOnVirtualThread
final class SetupResource {
    private static final int MAX_NAME = 100;
    private static final int KEY_BYTES = 12;
    private static final int SECRET_BYTES = 32;

    private final SetupToken token;
    private final Founding founding;
    private final Settings settings;

    SetupResource(SetupToken token, Founding founding, Settings settings) {
        this.token = token;
        this.founding = founding;
        this.settings = settings;
    }

    @GET
    @Operation(hidden = true)
    public Response form(@QueryParam("token") @Nullable String presented) {
        return presented != null && token.matches(presented)
                ? page(Response.Status.OK, SetupPages.form(presented, "", Complaints.NONE))
                : page(Response.Status.NOT_FOUND, SetupPages.gone());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(@FormParam("token") @Nullable String presented, @FormParam("name") @Nullable String given) {
        if (presented == null || !token.matches(presented)) {
            return page(Response.Status.NOT_FOUND, SetupPages.gone());
        }
        String name = given == null ? "" : given.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            String complaint = "The name must be 1 to " + MAX_NAME + " characters long.";
            return page(
                    Response.Status.BAD_REQUEST, SetupPages.form(presented, name, Complaints.about("name", complaint)));
        }
        if (!token.use(presented)) {
            return page(Response.Status.NOT_FOUND, SetupPages.gone());
        }
        Workspace workspace = founding.found(name);
        String key = token.randomText(KEY_BYTES);
        String secret = token.randomText(SECRET_BYTES);
        founding.give(workspace.id(), key, secret);
        return page(
                Response.Status.OK,
                SetupPages.done(name, key, secret, settings.publicUrl().toString()));
    }

    /// Nobody else may learn the token from the page's address.
    private static Response page(Response.Status status, TemplateInstance template) {
        return Response.fromResponse(Page.of(status, template))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
