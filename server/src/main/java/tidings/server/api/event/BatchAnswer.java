package tidings.server.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.core.Reply;
import tidings.engine.port.StoreException;
import tidings.engine.runtime.BusyException;
import tidings.server.api.Problem;

/// What came of each event of a batch, in the order of the request.
@Schema(name = "BatchAnswer", description = "What came of each event, in the order of the request.", examples = """
                {"accepted": 1, "refused": 1, "results": [
                  {"status": 202, "id": "evt_0c5d8k3m9q000", "deliveries": 2},
                  {"status": 400, "detail": "payload.scanRef: This field is missing.",
                   "errors": [{"field": "payload.scanRef", "message": "This field is missing."}]}]}""")
record BatchAnswer(int accepted, int refused, List<Result> results) {
    static BatchAnswer of(List<Result> results) {
        int accepted =
                (int) results.stream().filter(result -> result.status() == 202).count();
        return new BatchAnswer(accepted, results.size() - accepted, results);
    }

    /// What came of one event: it would have got this status, and this answer, had it been sent alone.
    @Schema(name = "BatchResult")
    record Result(
            @Schema(description = "What the event would have been answered alone: 202 when it is on disk.")
            int status,

            @Nullable String id,
            @Nullable Integer deliveries,

            @Schema(description = "True when the same was published before under the same idempotency key.") @Nullable
            Boolean replayed,

            @Nullable String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors) {

        static Result of(Reply.OfPublish reply) {
            return switch (reply) {
                case Reply.Published published -> accepted(published.event().toString(), published.deliveries(), null);
                case Reply.Repeated repeated -> accepted(repeated.event().toString(), repeated.deliveries(), true);
                case Reply.KeyReused reused -> of(Problem.of(409, EventResource.KEY_REUSED));
            };
        }

        static Result of(Problem problem) {
            return new Result(problem.status(), null, null, null, problem.detail(), problem.errors());
        }

        /// What came of an event that the engine did not take.
        static Result of(Throwable failure) {
            return switch (failure) {
                case BusyException busy -> of(Problem.of(503, "The server is busy; this event was not taken."));
                case StoreException store -> of(Problem.of(503, "The storage failed; this event was not taken."));
                case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
                default -> throw new CompletionException(failure);
            };
        }

        private static Result accepted(String id, int deliveries, @Nullable Boolean replayed) {
            return new Result(202, id, deliveries, replayed, null, List.of());
        }
    }
}
