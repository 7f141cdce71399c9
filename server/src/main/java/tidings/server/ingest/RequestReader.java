package tidings.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tidings.server.api.ProblemException;

/// Reads the body of a publishing request in one pass. Thread-safe.
final class RequestReader {
    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER_LENGTH = 100;
    static final int MAX_NAME_LENGTH = 1_000;
    static final int MAX_BATCH = 1_000;

    private static final int LONGEST_MARK = 4;

    /// Names of fields come from outside and without end, so they are not interned.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private RequestReader() {}

    /// Reads one event.
    ///
    /// @throws ProblemException when the body is not a JSON object in UTF-8
    static Draft single(byte[] body) {
        return read(body, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ProblemException.malformed("The body must be a JSON object with type and payload.");
            }
            return DraftReader.ofRequest(parser, body);
        });
    }

    /// Reads an array of events.
    ///
    /// @throws ProblemException when the body is not a JSON array of 1 to [#MAX_BATCH] objects in UTF-8
    static List<Draft> batch(byte[] body) {
        return read(body, parser -> {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw ProblemException.malformed("The body must be a JSON array of events.");
            }
            List<Draft> drafts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (drafts.size() == MAX_BATCH) {
                    throw ProblemException.malformed("A batch holds at most " + MAX_BATCH + " events.");
                }
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw ProblemException.invalid(
                            "[" + drafts.size() + "]", "This must be a JSON object with type and payload.");
                }
                drafts.add(DraftReader.ofItem(parser, body));
            }
            if (drafts.isEmpty()) {
                throw ProblemException.malformed("A batch holds at least one event.");
            }
            return drafts;
        });
    }

    private static <T> T read(byte[] body, Reading<T> reading) {
        checkEncoding(body);
        try (JsonParser parser = JSON.createParser(body)) {
            try {
                T result = reading.from(parser);
                if (parser.nextToken() != null) {
                    throw ProblemException.malformed("There is more in the body behind the end of its JSON.");
                }
                return result;
            } catch (JsonProcessingException e) {
                throw JsonFault.of(e, parser);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be read", e);
        }
    }

    private static void checkEncoding(byte[] body) {
        if (body.length == 0) {
            throw ProblemException.malformed("The body is empty; it must be JSON.");
        }
        if (body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf) {
            throw ProblemException.malformed("The body begins with a byte order mark; JSON must be sent without one.");
        }
        for (int i = 0; i < Math.min(LONGEST_MARK, body.length); i++) {
            if (body[i] == 0) {
                throw ProblemException.malformed("The body must be encoded in UTF-8.");
            }
        }
        int fault = StrictUtf8.firstFault(body);
        if (fault >= 0) {
            throw ProblemException.malformed("The body is not valid UTF-8: byte " + fault + " is wrong.");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }
}
