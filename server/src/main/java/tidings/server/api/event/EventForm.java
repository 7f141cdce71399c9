package tidings.server.api.event;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The form of a publishing request, for the description of the API: the request itself is read byte by byte,
/// so that the payload is kept as it came.
@Schema(name = "Event", description = "What happened.")
record EventForm(
        @Schema(description = "One of GET /api/v1/event-types.", required = true, examples = "DOCUMENT_EXPIRATION")
        String type,

        @Schema(
                description =
                        "Whom or what it is about; events of one scanRef keep their order. Taken from the payload where it is "
                                + "left out.",
                maxLength = 200)
        @Nullable
        String scanRef,

        @Schema(description = "Your own name for it. Taken from the payload where it is left out.", maxLength = 200)
        @Nullable
        String clientId,

        @Schema(
                description =
                        "A JSON object that is valid by GET /api/v1/event-types/{type}/schema, of at most 1 MiB unless set "
                                + "otherwise.",
                required = true)
        Map<String, Object> payload) {

    static final String EXAMPLE = """
            {"type": "DOCUMENT_EXPIRATION", "payload": {"scanRef": "5e0d9a8c-2cf1-11f1-8f0e-0242ac120002", \
            "clientId": "user-1002", "expirationThreshold": "DOCUMENT_EXPIRES_WITHIN_30_DAYS", \
            "documentExpiration": "2029-09-14"}}""";

    static final String REFUSAL = """
            {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": \
            "payload.status.overall: This must be one of APPROVED, DENIED, SUSPECTED, REVIEWING, EXPIRED.", \
            "errors": [{"field": "payload.status.overall", \
            "message": "This must be one of APPROVED, DENIED, SUSPECTED, REVIEWING, EXPIRED."}]}""";
}
