package tidings.server.api.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The log of the caller's workspace: what was sent and what became of it.
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deliveries", description = "What was sent, what became of it, and sending it again.")
@Needs(Permission.READ)
final class DeliveryResource {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private final Resends resends;
    private final Archive archive;

    DeliveryResource(Resends resends, Archive archive) {
        this.resends = resends;
        this.archive = archive;
    }

    /// A page of the log.
    ///
    /// @param next the cursor of the page behind this one; absent on the last
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DeliveryPage")
    record DeliveryPage(
            List<DeliveryView.Item> items,
            @Schema(nullable = true) @Nullable String next) {}

    @GET
    @Operation(operationId = "searchDeliveries", summary = "Search what was sent", description = "Newest first.")
    @Parameter(
            name = "scanRef",
            in = ParameterIn.QUERY,
            description = "The whole scanRef, or other subject, of the event.",
            example = "5e0d9a8c-2cf1-11f1-8f0e-0242ac120002")
    @Parameter(
            name = "clientId",
            in = ParameterIn.QUERY,
            description = "The whole clientId of the event.",
            example = "user-1002")
    @Parameter(
            name = "eventType",
            in = ParameterIn.QUERY,
            description = "The type of the event.",
            example = "IDENTIFICATION_MANUAL_FINISHED")
    @Parameter(
            name = "notificationId",
            in = ParameterIn.QUERY,
            description = "The notification that it went to.",
            example = "ntf_0c5d8k3m9q000")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "`PENDING`, `DELIVERED`, `FAILED` or `CANCELED`.",
            example = "FAILED")
    @Parameter(
            name = "code",
            in = ParameterIn.QUERY,
            description =
                    "The latest attempt's response code: one from `100` to `599`, a class from `1xx` to `5xx`, or `0` for no response.",
            example = "5xx")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The earliest time at which the event was accepted.",
            example = "2026-01-31T08:00:00Z")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The time before which the event was accepted.",
            example = "2026-02-01T08:00:00Z")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The `next` of the page before.",
            example = "AAJzR3mZAABh3XJk")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many there are on a page: 1 to 200, by default 50.",
            example = "50")
    @APIResponse(
            responseCode = "200",
            description = "A page of the log.",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryPage.class),
                            examples = @ExampleObject(name = "One delivery", value = DeliveryExamples.PAGE)))
    @APIResponse(
            responseCode = "400",
            description = "A filter is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "A filter is wrong", value = DeliveryExamples.REFUSAL)))
    public DeliveryPage search(@Context SecurityContext security, @Context UriInfo uri) {
        Faults faults = new Faults();
        Fields query = Fields.ofQuery(uri.getQueryParameters(), faults);
        Set<String> known = new HashSet<>(DeliveryFilterForm.NAMES);
        known.addAll(Set.of("cursor", "limit"));
        query.knowing(known, Set.of());
        int limit = query.text("limit", "a whole number from 1 to " + MAX_LIMIT, DeliveryResource::limit)
                .over(DEFAULT_LIMIT, DEFAULT_LIMIT);
        DeliveryFilter filter =
                DeliveryFilterForm.read(query, Caller.of(security).workspace());
        DeliveryId before = query.text(
                        "cursor", "the next of an earlier page of the same search", text -> Cursor.read(text, filter))
                .over(null);
        faults.refuse();
        return page(archive.search(filter, before, limit + 1), limit, filter);
    }

    private static DeliveryPage page(List<Archive.Entry> found, int limit, DeliveryFilter filter) {
        List<Archive.Entry> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : Cursor.behind(shown.getLast().delivery().id(), filter);
        return new DeliveryPage(shown.stream().map(DeliveryView.Item::of).toList(), next);
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(limit -> limit >= 1 && limit <= MAX_LIMIT)
                : Optional.empty();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDelivery", summary = "Read a delivery with its attempts and its payload")
    @APIResponse(
            responseCode = "200",
            description = "The delivery; its payload is exactly what was sent.",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryView.class),
                            examples = @ExampleObject(name = "A failed delivery", value = DeliveryExamples.DETAIL)))
    @APIResponse(responseCode = "404", description = "There is no such delivery.")
    public Response get(@Context SecurityContext security, @PathParam("id") String id) {
        return unkept(DeliveryView.of(find(Caller.of(security).workspace(), id)), MediaType.APPLICATION_JSON_TYPE);
    }

    @GET
    @Path("{id}/payload")
    @Operation(operationId = "getPayload", summary = "Read the payload of a delivery, byte for byte")
    @APIResponse(
            responseCode = "200",
            description = "The bytes that were sent.",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "A payload", value = DeliveryExamples.PAYLOAD)))
    @APIResponse(responseCode = "404", description = "There is no such delivery.")
    @APIResponse(responseCode = "410", description = "The payload was erased, or its time was over.")
    public Response payload(@Context SecurityContext security, @PathParam("id") String id) {
        Body body = find(Caller.of(security).workspace(), id).body();
        if (body == null) {
            throw new ProblemException(Problem.of(410, "The payload is gone: it was erased, or its time was over."));
        }
        return unkept(body.bytes(), MediaType.APPLICATION_JSON_TYPE);
    }

    @Needs(Permission.RESEND)
    @POST
    @Path("{id}/resend")
    @Operation(operationId = "resendDelivery", summary = "Send a delivery again", description = """
            Makes one more attempt of the same delivery, whatever became of it, outside the order.""")
    @APIResponse(
            responseCode = "202",
            description = "It will be sent as soon as possible.",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryView.Item.class),
                            examples = @ExampleObject(name = "A failed delivery", value = DeliveryExamples.ITEM)))
    @APIResponse(responseCode = "404", description = "There is no such delivery.")
    @APIResponse(responseCode = "409", description = "Its payload or its notification is gone.")
    public Response resend(@Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = Caller.of(security);
        WorkspaceId workspace = caller.workspace();
        Archive.Detail detail = find(workspace, id);
        resends.obstacle(workspace, detail).ifPresent(sentence -> {
            throw ProblemException.conflict(sentence);
        });
        if (!resends.resend(caller, detail)) {
            throw notFound();
        }
        return Response.accepted(DeliveryView.Item.of(find(workspace, id).entry()))
                .build();
    }

    /// An answer that holds personal data, which no cache on its way may keep.
    private static Response unkept(Object entity, MediaType type) {
        return Response.ok(entity, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Archive.Detail find(WorkspaceId workspace, String id) {
        return DeliveryId.parse(id)
                .flatMap(parsed -> archive.find(workspace, parsed))
                .orElseThrow(DeliveryResource::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("There is no such delivery.");
    }
}
