package tidings.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.server.api.Problem.FieldError;

/// One event as a client wrote it down, read but not judged.
///
/// @param payload the tree of the payload, to be looked at
/// @param body the payload's very bytes, to be kept
/// @param faults what is wrong with its form
record Draft(
        @Nullable String type,
        @Nullable String scanRef,
        @Nullable String clientId,
        @Nullable String idempotencyKey,
        @Nullable JsonNode payload,
        @Nullable Body body,
        List<FieldError> faults) {}
