package tidings.server.api.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.engine.DeliveryFilter;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;
import tidings.server.json.StrictJson;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Bulk resends of the caller's workspace.
@Path("/api/v1/deliveries/resend")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deliveries")
@Needs(Permission.RESEND)
final class ResendJobResource {
    private final Engine engine;
    private final Archive archive;

    ResendJobResource(Engine engine, Archive archive) {
        this.engine = engine;
        this.archive = archive;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resendDeliveries",
            summary = "Send everything again that a filter matches",
            description = """
            Takes the filters of the search, at least one. It is worked off from the newest to the oldest at a measured \
            pace, goes on after a restart, and can be stopped.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ResendJobView.Filter.class),
                            examples = @ExampleObject(name = "What failed in a day", value = DeliveryExamples.FILTER)))
    @APIResponse(
            responseCode = "202",
            description = "It has begun.",
            content =
                    @Content(
                            schema = @Schema(implementation = ResendJobView.class),
                            examples = @ExampleObject(name = "A resend", value = DeliveryExamples.JOB)))
    @APIResponse(
            responseCode = "400",
            description = "A filter is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "A filter is wrong", value = DeliveryExamples.REFUSAL)))
    public Response begin(@Context SecurityContext security, byte[] body) {
        Caller caller = Caller.of(security);
        WorkspaceId workspace = caller.workspace();
        Faults faults = new Faults();
        Fields fields = Fields.of(StrictJson.object(body), faults);
        fields.knowing(DeliveryFilterForm.NAMES, Set.of());
        DeliveryFilter filter = DeliveryFilterForm.read(fields, workspace);
        faults.refuse();
        if (filter.equals(DeliveryFilter.all(workspace))) {
            throw ProblemException.invalid(
                    Problem.BODY,
                    "This must name at least one filter, such as {\"state\": \"FAILED\"}: a resend of everything is too"
                            + " easily asked for by mistake.");
        }
        ResendJob job = Await.result(engine.resendAll(filter, caller.actor()));
        return Response.accepted(ResendJobView.of(job))
                .location(URI.create("/api/v1/deliveries/resend/" + job.id()))
                .build();
    }

    @Needs(Permission.READ)
    @GET
    @Path("{jobId}")
    @Operation(operationId = "getResend", summary = "See how far a resend is")
    @APIResponse(
            responseCode = "200",
            description = "How it stands.",
            content =
                    @Content(
                            schema = @Schema(implementation = ResendJobView.class),
                            examples = @ExampleObject(name = "A resend", value = DeliveryExamples.JOB)))
    @APIResponse(responseCode = "404", description = "There is no such resend.")
    public ResendJobView get(@Context SecurityContext security, @PathParam("jobId") String jobId) {
        return ResendJobView.of(find(Caller.of(security).workspace(), jobId));
    }

    /// Stops a job, and answers how it stands now; one that is over already stays as it is.
    @DELETE
    @Path("{jobId}")
    @Operation(operationId = "cancelResend", summary = "Stop a resend", description = """
            What has been handed on is still sent. One that is over already stays as it is.""")
    @APIResponse(
            responseCode = "200",
            description = "How it stands now.",
            content =
                    @Content(
                            schema = @Schema(implementation = ResendJobView.class),
                            examples = @ExampleObject(name = "A resend", value = DeliveryExamples.JOB)))
    @APIResponse(responseCode = "404", description = "There is no such resend.")
    public ResendJobView cancel(@Context SecurityContext security, @PathParam("jobId") String jobId) {
        Caller caller = Caller.of(security);
        WorkspaceId workspace = caller.workspace();
        ResendJob job = find(workspace, jobId);
        return ResendJobView.of(Await.result(engine.cancelResend(workspace, job.id(), caller.actor()))
                .orElseGet(() -> find(workspace, jobId)));
    }

    private ResendJob find(WorkspaceId workspace, String jobId) {
        return ResendJobId.parse(jobId)
                .flatMap(parsed -> archive.job(workspace, parsed))
                .orElseThrow(() -> ProblemException.notFound("There is no such resend."));
    }
}
