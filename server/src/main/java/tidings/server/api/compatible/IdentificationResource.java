package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.server.blocklist.Blocklist;
import tidings.server.blocklist.Blocklists;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Held;

/// What is done to one verification, which the path names.
@Path("/kyc/identifications")
@RunOnVirtualThread
@Needs(Permission.VERIFY)
@Tag(name = Examples.TAG)
final class IdentificationResource {
    private static final int REASON_LENGTH = 500;

    private final Finder finder;
    private final Requests requests;
    private final Blocklists blocklists;

    IdentificationResource(Finder finder, Requests requests, Blocklists blocklists) {
        this.finder = finder;
        this.requests = requests;
        this.blocklists = blocklists;
    }

    @POST
    @Path("{scanRef}/request-information")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "requestInformation", summary = "Ask the person for more", description = """
                    After the outcome. The person gets a new link; a second request while the first may be answered is \
                    refused.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "The additional steps", value = Examples.MORE)))
    @APIResponse(
            responseCode = "200",
            description = "The link for the person.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "The link", value = Examples.ASKED)))
    public Response requestInformation(
            @Context SecurityContext security,
            @Parameter(example = "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002") @PathParam("scanRef") String scanRef,
            byte @Nullable [] body) {
        Caller caller = Caller.of(security);
        Held held = finder.find(caller, scanRef);
        Parameters parameters = Parameters.ofOptional(body);
        Requests.Wish wish = Requests.wish(parameters);
        parameters.orThrow();
        return Answers.of(200, requests.ask(caller, held, wish));
    }

    @POST
    @Path("{scanRef}/blocklists/{list}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "addToBlocklist", summary = "List on a blocklist", description = """
                    `DOCUMENT_INFO` lists the document's number and the personal code, `DOCUMENT` the document's number \
                    and the picture of its front, `SELFIE` the picture of the face. Whoever shows the same later is \
                    suspected.""")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "With a reason", value = Examples.BLOCK)))
    @APIResponse(
            responseCode = "201",
            description = "It is listed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Listed", value = Examples.BLOCKED)))
    public Response addToBlocklist(
            @Context SecurityContext security,
            @Parameter(example = "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002") @PathParam("scanRef") String scanRef,
            @Parameter(example = "DOCUMENT_INFO") @PathParam("list") String list,
            byte @Nullable [] body) {
        Caller caller = Caller.of(security);
        Held held = finder.find(caller, scanRef);
        Blocklist blocklist = blocklist(list);
        Parameters parameters = Parameters.ofOptional(body);
        String reason = parameters.optional("reason", Shape.text(0, REASON_LENGTH));
        parameters.orThrow();
        Blocklists.Subject subject = new Blocklists.Subject(held.workspace(), held.verification(), held.fileKey());
        if (!blocklists.add(subject, blocklist, reason == null ? "" : reason, caller.actor())) {
            throw CompatibleException.of(
                    Identifier.PARTNER_ERROR, "This verification has nothing that " + blocklist + " could list.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("scanRef", scanRef);
        answer.put("blocklist", blocklist.name());
        answer.put("reason", reason);
        return Answers.of(201, answer);
    }

    @DELETE
    @Path("{scanRef}/blocklists/{list}")
    @Operation(operationId = "removeFromBlocklist", summary = "Take off a blocklist")
    @APIResponse(responseCode = "204", description = "It is off the list.")
    public Response removeFromBlocklist(
            @Context SecurityContext security,
            @Parameter(example = "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002") @PathParam("scanRef") String scanRef,
            @Parameter(example = "DOCUMENT_INFO") @PathParam("list") String list) {
        Caller caller = Caller.of(security);
        Held held = finder.find(caller, scanRef);
        Blocklist blocklist = blocklist(list);
        if (!blocklists.remove(caller.workspace(), held.scanRef(), blocklist, caller.actor())) {
            throw CompatibleException.notFound("blocklist: This verification is not on " + blocklist + ".");
        }
        return Response.noContent().build();
    }

    private static Blocklist blocklist(String name) {
        Optional<Blocklist> found = Arrays.stream(Blocklist.values())
                .filter(list -> list.name().equals(name))
                .findFirst();
        return found.orElseThrow(() -> CompatibleException.of(
                Identifier.BAD_VALUE, "blocklist: This must be one of DOCUMENT, DOCUMENT_INFO, SELFIE."));
    }
}
