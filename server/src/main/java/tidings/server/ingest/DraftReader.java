package tidings.server.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.server.api.Problem.FieldError;
import tidings.server.json.StrictJson;

/// Reads one event that a parser stands at, and cuts the bytes of its payload out of the request untouched.
final class DraftReader {
    private final JsonParser parser;
    private final byte[] request;
    private final boolean item;
    private final List<FieldError> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String type;
    private @Nullable String scanRef;
    private @Nullable String clientId;
    private @Nullable String idempotencyKey;
    private @Nullable JsonNode payload;
    private @Nullable Body body;

    private DraftReader(JsonParser parser, byte[] request, boolean item) {
        this.parser = parser;
        this.request = request;
        this.item = item;
    }

    /// Reads the event that is a whole request.
    static Draft ofRequest(JsonParser parser, byte[] request) throws IOException {
        return new DraftReader(parser, request, false).read();
    }

    /// Reads an event of a batch, which may carry its own idempotency key.
    static Draft ofItem(JsonParser parser, byte[] request) throws IOException {
        return new DraftReader(parser, request, true).read();
    }

    private Draft read() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!seen.add(name)) {
                fault(name, "This field is given twice.");
            }
            field(name);
        }
        if (type == null && !seen.contains("type")) {
            fault("type", "This field is missing.");
        }
        if (payload == null && !seen.contains("payload")) {
            fault("payload", "This field is missing.");
        }
        return new Draft(type, scanRef, clientId, idempotencyKey, payload, body, faults);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "type" -> type = text(name, false);
            case "scanRef" -> scanRef = text(name, true);
            case "clientId" -> clientId = text(name, true);
            case "payload" -> readPayload();
            case "idempotencyKey" -> readIdempotencyKey();
            default -> refuse(name);
        }
    }

    private void readIdempotencyKey() throws IOException {
        if (item) {
            idempotencyKey = text("idempotencyKey", true);
        } else {
            refuse("idempotencyKey");
        }
    }

    private void refuse(String name) throws IOException {
        fault(
                name,
                "There is no such field; there are type, scanRef, clientId, " + (item ? "idempotencyKey, " : "")
                        + "payload.");
        parser.skipChildren();
    }

    private @Nullable String text(String name, boolean nullable) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (!nullable || parser.currentToken() != JsonToken.VALUE_NULL) {
            fault(name, "This must be a string.");
            parser.skipChildren();
        }
        return null;
    }

    private void readPayload() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            fault("payload", "This must be a JSON object.");
            parser.skipChildren();
            return;
        }
        int start = (int) parser.currentLocation().getByteOffset() - 1;
        payload = StrictJson.tree(parser);
        int end = (int) parser.currentLocation().getByteOffset();
        body = Body.of(Arrays.copyOfRange(request, start, end));
    }

    private void fault(String field, String message) {
        faults.add(new FieldError(field, message));
    }
}
