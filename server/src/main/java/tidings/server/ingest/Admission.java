package tidings.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Publication;
import tidings.events.EventType;
import tidings.server.api.Problem;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.ProblemException;

/// Decides which events may be published.
///
/// The payload's bytes are kept exactly as they came: they are what is stored, signed and sent. Thread-safe,
/// and never waits for anything.
public final class Admission {
    private static final String TYPES =
            Stream.of(EventType.values()).map(EventType::wireName).collect(Collectors.joining(", "));

    private final PayloadSchemas schemas;
    private final int maxEventBytes;

    /// Admits payloads that are valid by these schemas and no larger than this.
    public Admission(PayloadSchemas schemas, int maxEventBytes) {
        this.schemas = schemas;
        this.maxEventBytes = maxEventBytes;
    }

    /// Admits the event that a request's body holds.
    ///
    /// @param idempotencyKey from the request's header
    /// @throws ProblemException when it may not be published
    public Publication single(WorkspaceId workspace, byte[] body, @Nullable String idempotencyKey) {
        Draft draft = RequestReader.single(body);
        return switch (judge(workspace, draft, new Idempotency("Idempotency-Key", idempotencyKey))) {
            case Verdict.Admitted admitted -> admitted.publication();
            case Verdict.Refused refused -> throw new ProblemException(refused.problem());
        };
    }

    /// Judges each of the events that a request's body holds, in their order.
    ///
    /// @throws ProblemException when the body is not an array of events at all
    public List<Verdict> batch(WorkspaceId workspace, byte[] body) {
        return RequestReader.batch(body).stream()
                .map(draft -> judge(workspace, draft, new Idempotency("idempotencyKey", draft.idempotencyKey())))
                .toList();
    }

    private Verdict judge(WorkspaceId workspace, Draft draft, Idempotency idempotency) {
        Body body = draft.body();
        if (body != null && body.size() > maxEventBytes) {
            String message = "This must be at most " + maxEventBytes + " bytes long, but it has " + body.size() + ".";
            return new Verdict.Refused(Problem.ofField(413, "payload", message));
        }
        List<FieldError> faults = new ArrayList<>(draft.faults());
        idempotency.check(faults);
        @Nullable EventType type = type(draft.type(), faults);
        JsonNode payload = draft.payload();
        if (type == null || payload == null || body == null) {
            return new Verdict.Refused(Problem.ofFields(400, faults));
        }
        faults.addAll(schemas.faults(type, payload));
        NamedPart subject = NamedPart.of("scanRef", draft.scanRef(), type.subjectField(), payload);
        subject.check(faults);
        NamedPart client = NamedPart.of("clientId", draft.clientId(), type.clientIdField(), payload);
        client.check(faults);
        if (!faults.isEmpty()) {
            return new Verdict.Refused(Problem.ofFields(400, faults));
        }
        Publication publication = new Publication(workspace, type, subject.value(), client.value(), body, null);
        return new Verdict.Admitted(idempotency.keyed(publication));
    }

    private static @Nullable EventType type(@Nullable String wireName, List<FieldError> faults) {
        if (wireName == null) {
            return null;
        }
        @Nullable EventType type = EventType.ofWireName(wireName).orElse(null);
        if (type == null) {
            faults.add(new FieldError("type", "This must be one of " + TYPES + "."));
        }
        return type;
    }
}
