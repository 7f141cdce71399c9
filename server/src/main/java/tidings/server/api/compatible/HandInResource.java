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

/// Takes pictures from programs, in the person's place.
@Path("/api/v2")
@RunOnVirtualThread
@Needs(Permission.VERIFY)
@Consumes(MediaType.WILDCARD)
@Tag(name = Examples.TAG)
final class HandInResource {
    private final DirectProcessing processing;
    private final StepUploading uploading;

    HandInResource(DirectProcessing processing, StepUploading uploading) {
        this.processing = processing;
        this.uploading = uploading;
    }

    @POST
    @Path("process")
    @Operation(operationId = "processDirectly", summary = "Hand in all pictures of a session", description = """
                    Pictures are JPEG, PNG or PDF in base64, with or without `data:` in front: 6 MB each, 20 MB together. \
                    The token is used up at once, and the outcome comes by webhook.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "A passport", value = Examples.PROCESS)))
    @APIResponse(responseCode = "200", description = "The pictures are taken. The answer is empty.")
    public Response process(@Context SecurityContext security, byte[] body) {
        processing.process(Caller.of(security), body);
        return Answers.empty();
    }

    @POST
    @Path("upload-additional-step")
    @Operation(operationId = "uploadAdditionalStep", summary = "Hand in what an additional step asks for")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "A utility bill", value = Examples.STEP)))
    @APIResponse(responseCode = "200", description = "It is taken. The answer is empty.")
    public Response uploadAdditionalStep(@Context SecurityContext security, byte[] body) {
        uploading.upload(Caller.of(security), body);
        return Answers.empty();
    }
}
