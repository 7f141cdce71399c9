package tidings.server.api.compatible;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Held;

/// Asks a person for more, where the body names the verification.
@Path("/api/v2/request-update")
@RunOnVirtualThread
@Needs(Permission.VERIFY)
@Tag(name = Examples.TAG)
final class RequestUpdateResource {
    private final Finder finder;
    private final Requests requests;

    RequestUpdateResource(Finder finder, Requests requests) {
        this.finder = finder;
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "requestUpdate", summary = "Ask the person for more", description = """
                    The same as `request-information`, with the verification's name in the body.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "The additional steps", value = Examples.MORE_OF)))
    @APIResponse(
            responseCode = "200",
            description = "The link for the person.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "The link", value = Examples.ASKED)))
    public Response requestUpdate(@Context SecurityContext security, byte[] body) {
        Caller caller = Caller.of(security);
        Parameters parameters = Parameters.of(body);
        Requests.Wish wish = Requests.wish(parameters);
        Held held = finder.find(caller, parameters);
        return Answers.of(200, requests.ask(caller, held, wish));
    }
}
