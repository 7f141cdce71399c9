package tidings.server.ingest;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.List;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.json.StrictJson;

/// Reads the body of a publishing request in one pass. Thread-safe.
final class RequestReader {
    static final int MAX_BATCH = 1_000;

    private RequestReader() {}

    /// Reads one event.
    ///
    /// @throws ProblemException when the body is not a JSON object in UTF-8
    static Draft single(byte[] body) {
        return StrictJson.read(body, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ProblemException.invalid(Problem.BODY, "This must be a JSON object with type and payload.");
            }
            return DraftReader.ofRequest(parser, body);
        });
    }

    /// Reads an array of events.
    ///
    /// @throws ProblemException when the body is not a JSON array of 1 to [#MAX_BATCH] objects in UTF-8
    static List<Draft> batch(byte[] body) {
        return StrictJson.read(body, parser -> {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw ProblemException.invalid(Problem.BODY, "This must be a JSON array of events.");
            }
            List<Draft> drafts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (drafts.size() == MAX_BATCH) {
                    throw ProblemException.invalid(Problem.BODY, "This must hold at most " + MAX_BATCH + " events.");
                }
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw ProblemException.invalid(
                            "[" + drafts.size() + "]", "This must be a JSON object with type and payload.");
                }
                drafts.add(DraftReader.ofItem(parser, body));
            }
            if (drafts.isEmpty()) {
                throw ProblemException.invalid(Problem.BODY, "This must hold at least one event.");
            }
            return drafts;
        });
    }
}
