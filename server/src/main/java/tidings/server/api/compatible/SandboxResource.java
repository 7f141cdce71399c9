package tidings.server.api.compatible;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Held;
import tidings.verification.Action;

/// Makes outcomes up, in a sandbox.
@Path("/api/v2/add-dummy-status")
@RunOnVirtualThread
@Needs(Permission.VERIFY)
@Tag(name = Examples.TAG)
final class SandboxResource {
    private static final Shape<FaceStatus> FACE = Shape.word(EnumSet.of(
            FaceStatus.FACE_MATCH,
            FaceStatus.FACE_MISMATCH,
            FaceStatus.NO_FACE_FOUND,
            FaceStatus.TOO_MANY_FACES,
            FaceStatus.FACE_UNCERTAIN,
            FaceStatus.FAKE_FACE));
    private static final Shape<DocumentStatus> DOCUMENT = Shape.word(EnumSet.of(
            DocumentStatus.DOC_VALIDATED,
            DocumentStatus.DOC_NOT_FULLY_VISIBLE,
            DocumentStatus.DOC_NOT_SUPPORTED,
            DocumentStatus.DOC_EXPIRED,
            DocumentStatus.DOC_DAMAGED,
            DocumentStatus.DOC_FAKE,
            DocumentStatus.DOC_PERSONAL_CODE_INVALID,
            DocumentStatus.MRZ_INVALID));

    private final Finder finder;
    private final Sandboxes sandboxes;

    SandboxResource(Finder finder, Sandboxes sandboxes) {
        this.finder = finder;
        this.sandboxes = sandboxes;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "addDummyStatus", summary = "Make the outcome of a manual review up", description = """
                    Sends the webhook that such a review would. Only in a SANDBOX workspace.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Approved", value = Examples.DUMMY)))
    @APIResponse(responseCode = "200", description = "The webhook is on its way. The answer is empty.")
    public Response addDummyStatus(@Context SecurityContext security, byte[] body) {
        Caller caller = Caller.of(security);
        if (!sandboxes.contain(caller.workspace())) {
            throw CompatibleException.of(Identifier.PERMISSIONS_ERROR, Sandboxes.REFUSAL);
        }
        Parameters parameters = Parameters.of(body);
        FaceStatus face = parameters.required("manualFaceMatchResult", FACE);
        DocumentStatus document = parameters.required("manualDocumentValidity", DOCUMENT);
        Held held = finder.find(caller, parameters);
        if (face == null || document == null) {
            throw new IllegalStateException("A required parameter was read as absent");
        }
        finder.act(held, new Action.PretendManual(face, document, caller.actor().name()));
        return Answers.empty();
    }
}
