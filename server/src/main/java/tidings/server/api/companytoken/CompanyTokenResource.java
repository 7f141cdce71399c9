package tidings.server.api.companytoken;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.server.api.ProblemException;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;
import tidings.server.api.fields.Wanted;
import tidings.server.json.StrictJson;
import tidings.server.mail.MailAddress;
import tidings.server.registration.Registrations;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.security.RandomText;
import tidings.verification.deadline.FormToken;

/// The tokens of company forms, registered so that it is told when one runs out unused.
@Path("/api/v1/company-tokens")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Company tokens", description = "Which run out, so that COMPANY_INFO_REQUEST is sent.")
@Needs(Permission.PUBLISH)
final class CompanyTokenResource {
    private static final int MAX_ID = 100;
    private static final int TOKEN_LENGTH = 40;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String MISSING = "There is no such token.";

    private static final String INPUT = """
            {"companyId": "c0ffee01", "email": "owner@example.org", "lifetimeSeconds": 86400}""";
    private static final String EXAMPLE = """
            {"token": "kybExampleToken", "companyId": "c0ffee01", "email": "owner@example.org", \
            "expiresAt": "2026-04-01T08:00:00.000Z", "open": true}""";

    private final Registrations registrations;
    private final RandomText random;
    private final InstantSource clock;

    CompanyTokenResource(Registrations registrations, RandomText random, InstantSource clock) {
        this.registrations = registrations;
        this.random = random;
        this.clock = clock;
    }

    /// A token as a client registers it.
    @Schema(name = "CompanyTokenInput", description = "What a company was asked to fill in, and for how long.")
    record CompanyTokenInput(
            @Schema(nullable = true, maxLength = MAX_ID, description = "One of your own; otherwise one is made.")
            @Nullable
            String token,

            @Schema(required = true, maxLength = MAX_ID) String companyId,
            @Schema(nullable = true) @Nullable String email,

            @Schema(required = true, minimum = "1", maximum = "2592000")
            int lifetimeSeconds) {}

    /// A token as a client reads it.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "CompanyToken", description = "The token of a company's form.")
    record CompanyTokenView(
            String token,
            String companyId,
            @Schema(nullable = true) @Nullable String email,
            Instant expiresAt,

            @Schema(description = "Whether it may still be used.")
            boolean open) {
        static CompanyTokenView of(FormToken token) {
            return new CompanyTokenView(
                    token.token(), token.companyId(), token.email(), token.expiresAt(), token.open());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCompanyToken", summary = "Register a form's token", description = """
            If it is not closed before it runs out, COMPANY_INFO_REQUEST is sent with status EXPIRED.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyTokenInput.class),
                            examples = @ExampleObject(name = "A day's time", value = INPUT)))
    @APIResponse(
            responseCode = "201",
            description = "It is registered.",
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyTokenView.class),
                            examples = @ExampleObject(name = "A day's time", value = EXAMPLE)))
    public Response add(@Context SecurityContext security, byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(StrictJson.object(body), faults);
        fields.knowing(Set.of("token", "companyId", "email", "lifetimeSeconds"), Set.of());
        fields.require("companyId");
        fields.refuseNull("companyId");
        fields.require("lifetimeSeconds");
        fields.refuseNull("lifetimeSeconds");
        String token = fields.text("token", Wanted.textOf(MAX_ID), text -> Wanted.text(text, MAX_ID))
                .over((String) null);
        String companyId = fields.text("companyId", Wanted.textOf(MAX_ID), text -> Wanted.text(text, MAX_ID))
                .over("", "");
        String email = fields.text(
                        "email",
                        "one plain e-mail address",
                        text -> MailAddress.parse(text).map(MailAddress::toString))
                .over((String) null);
        int lifetime = fields.number("lifetimeSeconds", (int) SHORTEST.toSeconds(), (int) LONGEST.toSeconds())
                .over(0, 0);
        faults.refuse();
        FormToken saved = registrations.saveFormToken(
                Caller.of(security).workspace(),
                new FormToken(
                        token == null ? random.lettersAndDigits(TOKEN_LENGTH) : token,
                        companyId,
                        email,
                        clock.instant().plusSeconds(lifetime),
                        true));
        return Response.created(URI.create("/api/v1/company-tokens/" + saved.token()))
                .entity(CompanyTokenView.of(saved))
                .build();
    }

    @GET
    @Path("{token}")
    @Needs(Permission.READ)
    @Operation(operationId = "getCompanyToken", summary = "Read a form's token")
    @APIResponse(
            responseCode = "200",
            description = "The token.",
            content =
                    @Content(
                            schema = @Schema(implementation = CompanyTokenView.class),
                            examples = @ExampleObject(name = "A day's time", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = MISSING)
    public CompanyTokenView get(@Context SecurityContext security, @PathParam("token") String token) {
        return registrations
                .formToken(Caller.of(security).workspace(), token)
                .map(CompanyTokenView::of)
                .orElseThrow(() -> ProblemException.notFound(MISSING));
    }

    @DELETE
    @Path("{token}")
    @Operation(
            operationId = "closeCompanyToken",
            summary = "Close a form's token",
            description = "The form was filled in, or the request is withdrawn: nothing is sent of it any more.")
    @APIResponse(responseCode = "204", description = "It is closed.")
    @APIResponse(responseCode = "404", description = MISSING)
    public void close(@Context SecurityContext security, @PathParam("token") String token) {
        if (registrations.closeFormToken(Caller.of(security).workspace(), token).isEmpty()) {
            throw ProblemException.notFound(MISSING);
        }
    }
}
