package tidings.server.api.monitoring;

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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import tidings.verification.deadline.Monitoring;

/// People who are monitored, registered so that the end of it is told.
@Path("/api/v1/monitorings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Monitorings", description = "Which end, so that AML_MONITORING_EXPIRATION is sent.")
@Needs(Permission.PUBLISH)
final class MonitoringResource {
    private static final int MAX_ID = 100;
    private static final int MAX_LISTED = 200;
    private static final String MISSING = "There is no such monitoring.";

    private static final String INPUT = """
            {"clientId": "user-1001", "until": "2027-03-31", "extended": true}""";
    private static final String EXAMPLE = """
            {"id": "MON0001", "clientId": "user-1001", "until": "2027-03-31", "extended": true, "active": true}""";
    private static final String LIST = "{\"items\": [" + EXAMPLE + "]}";

    private final Registrations registrations;
    private final InstantSource clock;

    MonitoringResource(Registrations registrations, InstantSource clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /// A monitoring as a client registers it.
    @Schema(name = "MonitoringInput", description = "Whose monitoring ends when.")
    record MonitoringInput(
            @Schema(nullable = true, maxLength = MAX_ID) @Nullable
            String clientId,

            @Schema(
                    nullable = true,
                    description = "The day, in UTC, at whose beginning it ends; a year from now if absent.")
            @Nullable
            LocalDate until,

            @Schema(nullable = true, defaultValue = "true", description = "Whether it then goes on for another year.")
            @Nullable
            Boolean extended) {}

    /// A monitoring as a client reads it.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Monitoring", description = "A registered monitoring.")
    record MonitoringView(
            String id,
            @Schema(nullable = true) @Nullable String clientId,
            @Schema(format = "date") String until,
            boolean extended,
            boolean active) {
        static MonitoringView of(Monitoring monitoring) {
            return new MonitoringView(
                    monitoring.id(),
                    monitoring.clientId(),
                    monitoring.until().toString(),
                    monitoring.extended(),
                    monitoring.active());
        }
    }

    /// The monitorings registered last.
    @Schema(name = "MonitoringList")
    record MonitoringList(List<MonitoringView> items) {}

    @GET
    @Needs(Permission.READ)
    @Operation(
            operationId = "listMonitorings",
            summary = "List monitorings",
            description = "The 200 that were registered last, the latest first.")
    @APIResponse(
            responseCode = "200",
            description = "The monitorings.",
            content =
                    @Content(
                            schema = @Schema(implementation = MonitoringList.class),
                            examples = @ExampleObject(name = "One monitoring", value = LIST)))
    public MonitoringList list(@Context SecurityContext security) {
        return new MonitoringList(registrations.monitorings(Caller.of(security).workspace(), MAX_LISTED).stream()
                .map(MonitoringView::of)
                .toList());
    }

    @PUT
    @Path("{monitoring}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveMonitoring", summary = "Register a monitoring", description = """
            AML_MONITORING_EXPIRATION is sent for each day on which monitorings end, 30 days before and then, with \
            how many go on and how many do not.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = MonitoringInput.class),
                            examples = @ExampleObject(name = "A monitoring", value = INPUT)))
    @APIResponse(
            responseCode = "200",
            description = "It is registered.",
            content =
                    @Content(
                            schema = @Schema(implementation = MonitoringView.class),
                            examples = @ExampleObject(name = "A monitoring", value = EXAMPLE)))
    public MonitoringView save(
            @Context SecurityContext security,
            @Parameter(description = "Your name for it, 1 to 100 characters.", example = "MON0001")
                    @PathParam("monitoring")
                    String monitoring,
            byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.of(StrictJson.object(body), faults);
        fields.knowing(Set.of("clientId", "until", "extended"), Set.of("id", "active"));
        Given<String> clientId = fields.text("clientId", Wanted.textOf(MAX_ID), text -> Wanted.text(text, MAX_ID));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate usual = today.plus(Monitoring.LENGTH);
        LocalDate until = fields.text("until", Wanted.DATE, Wanted::date).over(usual, usual);
        boolean extended = fields.flag("extended").over(true, true);
        if (!until.isAfter(today)) {
            fields.fault("until", "This must be tomorrow or later.");
        }
        if (Wanted.text(monitoring, MAX_ID).isEmpty()) {
            faults.add("monitoring", "This must be " + Wanted.textOf(MAX_ID) + ".");
        }
        faults.refuse();
        return MonitoringView.of(registrations.saveMonitoring(
                Caller.of(security).workspace(),
                new Monitoring(monitoring, clientId.over((String) null), until, extended, true)));
    }

    @GET
    @Path("{monitoring}")
    @Needs(Permission.READ)
    @Operation(operationId = "getMonitoring", summary = "Read a monitoring")
    @APIResponse(
            responseCode = "200",
            description = "The monitoring.",
            content =
                    @Content(
                            schema = @Schema(implementation = MonitoringView.class),
                            examples = @ExampleObject(name = "A monitoring", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = MISSING)
    public MonitoringView get(@Context SecurityContext security, @PathParam("monitoring") String monitoring) {
        return registrations
                .monitoring(Caller.of(security).workspace(), monitoring)
                .map(MonitoringView::of)
                .orElseThrow(() -> ProblemException.notFound(MISSING));
    }

    @DELETE
    @Path("{monitoring}")
    @Operation(
            operationId = "stopMonitoring",
            summary = "Stop a monitoring",
            description = "It is over, and counts for no day any more.")
    @APIResponse(responseCode = "204", description = "It is stopped.")
    @APIResponse(responseCode = "404", description = MISSING)
    public void stop(@Context SecurityContext security, @PathParam("monitoring") String monitoring) {
        if (registrations
                .stopMonitoring(Caller.of(security).workspace(), monitoring)
                .isEmpty()) {
            throw ProblemException.notFound(MISSING);
        }
    }
}
