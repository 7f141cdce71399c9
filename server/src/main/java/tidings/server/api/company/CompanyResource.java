package tidings.server.api.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.server.api.ProblemException;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;
import tidings.server.api.fields.Given;
import tidings.server.api.fields.Wanted;
import tidings.server.json.StrictJson;
import tidings.server.registration.Registrations;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.verification.deadline.Company;

/// Verified companies of the caller's workspace, registered so that the end of their verification is told.
@Path("/api/v1/companies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Companies", description = "Whose verification ends, so that COMPANY_EXPIRATION is sent.")
@Needs(Permission.PUBLISH)
final class CompanyResource {
    private static final int MAX_ID = 100;
    private static final int MAX_LISTED = 200;
    private static final String MISSING = "There is no such company.";

    private static final String INPUT = """
            {"clientId": "biz-42", "expiresAt": "2027-03-31T00:00:00.000Z"}""";
    private static final String EXAMPLE = """
            {"id": "c0ffee01", "clientId": "biz-42", "expiresAt": "2027-03-31T00:00:00.000Z", "told": "NOTHING"}""";
    private static final String LIST = "{\"items\": [" + EXAMPLE + "]}";

    private final Registrations registrations;
    private final InstantSource clock;

    CompanyResource(Registrations registrations, InstantSource clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /// A company as a client registers it.
    @Schema(name = "CompanyInput", description = "A verified company and when its verification ends.")
    record CompanyInput(
            @Schema(nullable = true, maxLength = MAX_ID) @Nullable
            String clientId,

            @Schema(required = true) Instant expiresAt) {}

    /// A company as a client reads it.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Company", description = "A registered company.")
    record CompanyView(
            String id,
            @Schema(nullable = true) @Nullable String clientId,
            Instant expiresAt,

            @Schema(
                    enumeration = {"NOTHING", "NEAR", "ENDED"},
                    description = "What was told of its end: NEAR from 30 days before on.")
            String told) {
        static CompanyView of(Company company) {
            return new CompanyView(
                    company.id(),
                    company.clientId(),
                    company.expiresAt(),
                    company.told().name());
        }
    }

    /// The companies registered last.
    @Schema(name = "CompanyList")
    record CompanyList(List<CompanyView> items) {}

    @GET
    @Needs(Permission.READ)
    @Operation(
            operationId = "listCompanies",
            summary = "List companies",
            description = "The 200 that were registered last, the latest first.")
    @APIResponse(
            responseCode = "200",
            description = "The companies.",
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyList.class),
                            examples = @ExampleObject(name = "One company", value = LIST)))
    public CompanyList list(@Context SecurityContext security) {
        return new CompanyList(registrations.companies(Caller.of(security).workspace(), MAX_LISTED).stream()
                .map(CompanyView::of)
                .toList());
    }

    @PUT
    @Path("{company}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveCompany", summary = "Register a company", description = """
            COMPANY_EXPIRATION is sent 30 days before `expiresAt` (PENDING) and then (EXPIRED). Registering it again \
            gives it another end, of which nothing has been told.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyInput.class),
                            examples = @ExampleObject(name = "A company", value = INPUT)))
    @APIResponse(
            responseCode = "200",
            description = "It is registered.",
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyView.class),
                            examples = @ExampleObject(name = "A company", value = EXAMPLE)))
    public CompanyView save(
            @Context SecurityContext security,
            @Parameter(description = "Your name for it, 1 to 100 characters.", example = "c0ffee01")
                    @PathParam("company")
                    String company,
            byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(StrictJson.object(body), faults);
        fields.knowing(Set.of("clientId", "expiresAt"), Set.of("id", "told"));
        fields.require("expiresAt");
        fields.refuseNull("expiresAt");
        Given<String> clientId = fields.text("clientId", Wanted.textOf(MAX_ID), text -> Wanted.text(text, MAX_ID));
        Given<Instant> expiresAt = fields.text("expiresAt", Wanted.TIME, Wanted::time);
        Instant end = expiresAt.over(Instant.EPOCH, Instant.EPOCH);
        if (expiresAt instanceof Given.Value && !end.isAfter(clock.instant())) {
            fields.fault("expiresAt", "This must lie in the future.");
        }
        if (Wanted.text(company, MAX_ID).isEmpty()) {
            faults.add("company", "This must be " + Wanted.textOf(MAX_ID) + ".");
        }
        faults.refuse();
        return CompanyView.of(
                registrations.saveCompany(Caller.of(security).workspace(), company, clientId.over((String) null), end));
    }

    @GET
    @Path("{company}")
    @Needs(Permission.READ)
    @Operation(operationId = "getCompany", summary = "Read a company")
    @APIResponse(
            responseCode = "200",
            description = "The company.",
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyView.class),
                            examples = @ExampleObject(name = "A company", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = MISSING)
    public CompanyView get(@Context SecurityContext security, @PathParam("company") String company) {
        return registrations
                .company(Caller.of(security).workspace(), company)
                .map(CompanyView::of)
                .orElseThrow(() -> ProblemException.notFound(MISSING));
    }

    @DELETE
    @Path("{company}")
    @Operation(
            operationId = "deleteCompany",
            summary = "Delete a company",
            description = "COMPANY_DELETE is sent, and nothing more of it.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    @APIResponse(responseCode = "404", description = MISSING)
    public void delete(@Context SecurityContext security, @PathParam("company") String company) {
        if (!registrations.deleteCompany(Caller.of(security).workspace(), company)) {
            throw ProblemException.notFound(MISSING);
        }
    }
}
