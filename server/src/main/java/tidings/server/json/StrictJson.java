package tidings.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;

/// Reads bodies of requests strictly, since what one parser lets through is read differently by the next one:
/// JSON in UTF-8 without a byte order mark, within limits, each field given once, and nothing behind the end.
///
/// What is wrong is told of the field where the parser stands, or of [Problem#BODY] where that is none.
/// Thread-safe.
public final class StrictJson {
    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER_LENGTH = 100;
    static final int MAX_NAME_LENGTH = 1_000;

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

    private static final ObjectReader TREES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private StrictJson() {}

    /// Makes something of a body, from a parser that stands before its first token.
    @FunctionalInterface
    public interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }

    /// Reads a body.
    ///
    /// @throws ProblemException when it cannot be read
    public static <T> T read(byte[] body, Reading<T> reading) {
        checkEncoding(body);
        try (JsonParser parser = JSON.createParser(body)) {
            try {
                T result = reading.from(parser);
                if (parser.nextToken() != null) {
                    throw ProblemException.invalid(Problem.BODY, "This goes on behind the end of its JSON.");
                }
                return result;
            } catch (JsonProcessingException e) {
                throw JsonFault.of(e, parser);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be read", e);
        }
    }

    /// Reads a body that must be a JSON object.
    ///
    /// @throws ProblemException when it is none
    public static ObjectNode object(byte[] body) {
        return read(body, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ProblemException.invalid(Problem.BODY, "This must be a JSON object.");
            }
            return (ObjectNode) tree(parser);
        });
    }

    /// Reads what the parser stands at as a whole, and leaves the parser at its end.
    public static JsonNode tree(JsonParser parser) throws IOException {
        return TREES.readValue(parser);
    }

    /// Whether a body is UTF-8 without a byte order mark, as far as it is anything.
    public static boolean isUtf8(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
        boolean wide = body.length > 1 && (body[0] == 0 || body[1] == 0);
        return !marked && !wide && StrictUtf8.firstFault(body) < 0;
    }

    private static void checkEncoding(byte[] body) {
        if (body.length == 0) {
            throw ProblemException.invalid(Problem.BODY, "This is empty; it must be JSON.");
        }
        if (body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf) {
            throw ProblemException.invalid(
                    Problem.BODY, "This begins with a byte order mark; JSON must be sent without one.");
        }
        for (int i = 0; i < Math.min(LONGEST_MARK, body.length); i++) {
            if (body[i] == 0) {
                throw ProblemException.invalid(Problem.BODY, "This must be encoded in UTF-8.");
            }
        }
        int fault = StrictUtf8.firstFault(body);
        if (fault >= 0) {
            throw ProblemException.invalid(Problem.BODY, "This is not valid UTF-8: byte " + fault + " is wrong.");
        }
    }
}
