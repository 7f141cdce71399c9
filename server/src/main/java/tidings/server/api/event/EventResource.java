package tidings.server.api.event;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.engine.EventId;
import tidings.engine.core.Reply;
import tidings.engine.runtime.Engine;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.ingest.Admission;
import tidings.server.ingest.Verdict;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Takes events. It answers when they are on disk, and holds no thread meanwhile.
@Path("/api/v1/events")
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Publishing what happened.")
@Needs(Permission.PUBLISH)
final class EventResource {
    static final String KEY_REUSED =
            "Something else was published under this idempotency key before; a new event needs a new key.";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";

    private final Engine engine;
    private final Admission admission;

    EventResource(Engine engine, Admission admission) {
        this.engine = engine;
        this.admission = admission;
    }

    @POST
    @Operation(operationId = "publishEvent", summary = "Publish an event", description = """
                    The payload is checked against the schema of its type, kept byte for byte and sent as it is to every \
                    notification that wants the type. `202` means that the event and all its deliveries are on disk. \
                    `scanRef` and `clientId` are taken from the payload where it holds them.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = EventForm.class),
                            examples = @ExampleObject(name = "A document expires soon", value = EventForm.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "The event is on disk.",
            headers =
                    @Header(
                            name = REPLAYED,
                            description = "`true` when this answer was given before to the same request.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(
            responseCode = "400",
            description = "The event is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "A field is wrong", value = EventForm.REFUSAL)))
    @APIResponse(
            responseCode = "409",
            description = "Another event was published under this idempotency key.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CompletionStage<Response> publish(
            @Context SecurityContext security,
            @Parameter(description = """
                                    1 to 200 visible ASCII characters of your choice. The same event under the same key is \
                                    published once, however often it is sent, until the retention time is over.""", example = "scan-26b3ac22-final") @HeaderParam(IDEMPOTENCY_KEY) @Nullable
                    String idempotencyKey,
            byte[] body) {
        return engine.publish(admission.single(Caller.of(security).workspace(), body, idempotencyKey))
                .thenApply(EventResource::answer);
    }

    @POST
    @Path("batch")
    @Operation(operationId = "publishEvents", summary = "Publish many events", description = """
                    Takes an array of 1 to 1,000 events; each may carry its own `idempotencyKey`. They are admitted one by \
                    one, in their order: the answer says for each what it would have been answered alone. When the body \
                    is not an array of JSON objects, nothing is published and the whole request is refused.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = EventForm.class),
                            examples = @ExampleObject(name = "One event", value = "[" + EventForm.EXAMPLE + "]")))
    @APIResponse(
            responseCode = "200",
            description = "What came of each event; look at the results.",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    public CompletionStage<BatchAnswer> publishAll(
            @Context SecurityContext security,
            @Parameter(hidden = true) @HeaderParam(IDEMPOTENCY_KEY) @Nullable String idempotencyKey,
            byte[] body) {
        if (idempotencyKey != null) {
            throw ProblemException.invalid(
                    IDEMPOTENCY_KEY, "A batch has no key of its own; give each event a field idempotencyKey.");
        }
        List<CompletableFuture<BatchAnswer.Result>> results =
                admission.batch(Caller.of(security).workspace(), body).stream()
                        .map(this::result)
                        .toList();
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(done -> BatchAnswer.of(
                        results.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<BatchAnswer.Result> result(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted admitted ->
                engine.publish(admitted.publication())
                        .thenApply(BatchAnswer.Result::of)
                        .exceptionally(BatchAnswer.Result::of)
                        .toCompletableFuture();
            case Verdict.Refused refused -> CompletableFuture.completedFuture(BatchAnswer.Result.of(refused.problem()));
        };
    }

    private static Response answer(Reply.OfPublish reply) {
        return switch (reply) {
            case Reply.Published published ->
                accepted(published.event(), published.deliveries()).build();
            case Reply.Repeated repeated ->
                accepted(repeated.event(), repeated.deliveries())
                        .header(REPLAYED, "true")
                        .build();
            case Reply.KeyReused reused -> throw ProblemException.conflict(KEY_REUSED);
        };
    }

    private static Response.ResponseBuilder accepted(EventId event, int deliveries) {
        return Response.accepted(new Accepted(event.toString(), deliveries));
    }
}
