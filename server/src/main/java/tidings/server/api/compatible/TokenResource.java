package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import tidings.events.OverallStatus;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.settings.Settings;
import tidings.server.verification.Verifications;
import tidings.verification.Action;

/// Makes sessions.
@Path("/api/v2/token")
@RunOnVirtualThread
@Needs(Permission.VERIFY)
@Tag(name = Examples.TAG, description = "The calls that clients of the vendor make, as they know them.")
final class TokenResource {
    private static final String DUMMY_MADE = "Dummy token and verification created successfully";

    private final TokenForm form;
    private final Verifications verifications;
    private final Finder finder;
    private final String redirect;

    TokenResource(TokenForm form, Verifications verifications, Finder finder, Settings settings) {
        this.form = form;
        this.verifications = verifications;
        this.finder = finder;
        this.redirect = RedirectResource.url(settings);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "createToken", summary = "Make a session", description = """
                    The answer repeats every parameter with its default and brings the token that opens the session to \
                    the person. Parameters that are not known are passed over. `dummyStatus` makes the outcome up, in a \
                    SANDBOX workspace only.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "A passport or identity card", value = Examples.TOKEN)))
    @APIResponse(
            responseCode = "201",
            description = "The session waits for the person.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Made", value = Examples.TOKEN_MADE)))
    public Response create(@Context SecurityContext security, byte[] body) {
        Caller caller = Caller.of(security);
        TokenForm.Wish wish = form.read(caller, body);
        String by = caller.actor().name();
        Verifications.Created created = verifications.create(caller.workspace(), wish.terms(), by);
        OverallStatus dummy = wish.dummy();
        if (dummy != null) {
            finder.act(created.held(), new Action.PretendAuto(dummy, by));
        }
        ObjectNode answer = wish.said().objectNode();
        answer.put("message", dummy == null ? "Token created successfully" : DUMMY_MADE);
        answer.put("authToken", created.token());
        answer.put("scanRef", created.held().scanRef());
        answer.setAll(wish.said());
        answer.put("redirectUrl", redirect + created.token());
        return Answers.of(201, answer);
    }
}
