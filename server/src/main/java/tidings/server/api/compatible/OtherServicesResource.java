package tidings.server.api.compatible;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Stands where the clients know services that this server has not, and says so.
@Path("/api/v2/{service: " + OtherServicesResource.NAMES + "}")
@RunOnVirtualThread
@Needs(Permission.VERIFY)
final class OtherServicesResource {
    static final String NAMES = "poa-checks|video-call|video-call-record|add-aml-user|get-monitoring-callback"
            + "|get-aml-users|delete-monitoring-user|add-whitelist|clear-user-whitelist|generate-pdf-aml"
            + "|facial-authentication-sessions";

    private final CompatibleErrors errors;

    OtherServicesResource(CompatibleErrors errors) {
        this.errors = errors;
    }

    @POST
    @Operation(hidden = true)
    public Response ask() {
        return none();
    }

    @GET
    @Operation(hidden = true)
    public Response look() {
        return none();
    }

    private Response none() {
        return errors.ours(CompatibleException.of(
                Identifier.PARTNER_CONTRACT_ERROR, "This server verifies identities and has no service of this name."));
    }
}
