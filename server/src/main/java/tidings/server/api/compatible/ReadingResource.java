package tidings.server.api.compatible;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.server.report.Report;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Held;

/// Reads one verification, which the body names. Webhooks say the same by themselves.
@Path("/api/v2")
@RunOnVirtualThread
@Needs(Permission.READ)
@Consumes(MediaType.WILDCARD)
@Tag(name = Examples.TAG)
final class ReadingResource {
    private static final String PDF = "application/pdf";

    private final Finder finder;
    private final Views views;
    private final Report report;

    ReadingResource(Finder finder, Views views, Report report) {
        this.finder = finder;
        this.views = views;
        this.report = report;
    }

    @POST
    @Path("status")
    @Operation(operationId = "getStatus", summary = "See how a verification stands")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Its name", value = Examples.SCAN_REF)))
    @APIResponse(
            responseCode = "200",
            description = "How it stands; the results of a review that was not held are null.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Approved", value = Examples.STATUS)))
    public Response status(@Context SecurityContext security, byte[] body) {
        return Answers.of(200, views.status(held(security, body).verification()));
    }

    @POST
    @Path("data")
    @Operation(operationId = "getData", summary = "Read what was read from the document")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Its name", value = Examples.SCAN_REF)))
    @APIResponse(
            responseCode = "200",
            description = "The data; what is not known is null.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "A passport", value = Examples.DATA)))
    public Response data(@Context SecurityContext security, byte[] body) {
        return Answers.of(200, views.data(held(security, body).verification()));
    }

    @POST
    @Path("files")
    @Operation(operationId = "getFiles", summary = "Get links to the pictures", description = """
                    Each link is good for an hour.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Its name", value = Examples.SCAN_REF)))
    @APIResponse(
            responseCode = "200",
            description = "The links by the names of the steps.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "One picture", value = Examples.FILES)))
    public Response files(@Context SecurityContext security, byte[] body) {
        return Answers.of(200, views.files(held(security, body).verification()));
    }

    @POST
    @Path("full-status")
    @Operation(operationId = "getFullStatus", summary = "Read everything about a verification, in the old names")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Its name", value = Examples.SCAN_REF)))
    @APIResponse(
            responseCode = "200",
            description = "All that is known.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Approved", value = Examples.FULL)))
    public Response fullStatus(@Context SecurityContext security, byte[] body) {
        return Answers.of(200, views.full(held(security, body).verification()));
    }

    @POST
    @Path("generate-pdf")
    @Operation(operationId = "generatePdf", summary = "Get a report for the records", description = """
                    A PDF with the outcome, the data, the pictures and the history: in base64, or as it is when the \
                    request's `Accept` asks for `application/pdf`.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Its name", value = Examples.SCAN_REF)))
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            examples = @ExampleObject(name = "In base64", value = Examples.PDF)))
    public Response generatePdf(
            @Context SecurityContext security, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept, byte[] body) {
        byte[] pdf = report.of(held(security, body));
        return accept != null && accept.contains(PDF)
                ? Response.ok(pdf, PDF).build()
                : Response.ok(Base64.getEncoder().encode(pdf), MediaType.TEXT_PLAIN)
                        .build();
    }

    private Held held(SecurityContext security, byte[] body) {
        return finder.find(Caller.of(security), body);
    }
}
