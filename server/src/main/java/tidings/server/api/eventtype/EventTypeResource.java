package tidings.server.api.eventtype;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.events.EventType;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Shows what can happen and how it looks. Everything is in memory, so it never blocks.
@Path("/api/v1/event-types")
@NonBlocking
@Tag(name = "Event types", description = "What can happen, and how it looks.")
@Needs(Permission.CATALOGUE)
final class EventTypeResource {
    private static final String SCHEMA_JSON = "application/schema+json";
    private static final String SAMPLE = """
            {"scanRef": "5e0d9a8c-2cf1-11f1-8f0e-0242ac120002", "clientId": "user-1002", \
            "expirationThreshold": "DOCUMENT_EXPIRES_WITHIN_30_DAYS", "documentExpiration": "2029-09-14"}""";
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", \
            "required": ["scanRef", "clientId", "expirationThreshold", "documentExpiration"]}""";

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listEventTypes", summary = "List the event types")
    public List<EventTypeView> list() {
        return Stream.of(EventType.values()).map(EventTypeView::of).toList();
    }

    @GET
    @Path("{type}/schema")
    @Produces(SCHEMA_JSON)
    @Operation(
            operationId = "getEventTypeSchema",
            summary = "Get the JSON Schema of a type's payload",
            description = "JSON Schema 2020-12. It refers to nothing outside itself.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content =
                    @Content(
                            mediaType = SCHEMA_JSON,
                            schema = @Schema(implementation = Object.class),
                            examples = @ExampleObject(name = "The beginning of one", value = SCHEMA)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such event type.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public String schema(@Parameter(example = "DOCUMENT_EXPIRATION") @PathParam("type") String type) {
        return known(type).schema();
    }

    @GET
    @Path("{type}/sample")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getEventTypeSample",
            summary = "Get a sample of a type's payload",
            description = "Complete and valid, with invented people.")
    @APIResponse(
            responseCode = "200",
            description = "The sample.",
            content =
                    @Content(
                            schema = @Schema(implementation = Object.class),
                            examples = @ExampleObject(name = "A document expires soon", value = SAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such event type.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public String sample(@Parameter(example = "DOCUMENT_EXPIRATION") @PathParam("type") String type) {
        return known(type).sample();
    }

    private static EventType known(String name) {
        return EventType.ofWireName(name)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no such event type; GET /api/v1/event-types lists those that there are."));
    }
}
