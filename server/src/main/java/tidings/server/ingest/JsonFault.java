package tidings.server.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;
import tidings.server.api.ProblemException;

/// Says why a body could not be read. The parser's own messages quote the body, so none of them is passed on.
final class JsonFault {
    private JsonFault() {}

    static ProblemException of(JsonProcessingException e, JsonParser parser) {
        return switch (e) {
            case JsonEOFException end ->
                ProblemException.malformed("The body ends in the middle of its JSON; it seems to be cut off.");
            case MismatchedInputException twice ->
                ProblemException.invalid(path(parser.getParsingContext()), "This field is given twice.");
            case StreamConstraintsException limit -> beyondLimit(parser.getParsingContext());
            default -> ProblemException.malformed("The body is not valid JSON" + place(e.getLocation()) + ".");
        };
    }

    private static ProblemException beyondLimit(JsonStreamContext context) {
        if (context.getNestingDepth() >= RequestReader.MAX_DEPTH) {
            return ProblemException.malformed(
                    "The body is nested too deeply; " + RequestReader.MAX_DEPTH + " levels are allowed.");
        }
        return ProblemException.malformed("The body holds a number of more than " + RequestReader.MAX_NUMBER_LENGTH
                + " digits or the name of a field with more than " + RequestReader.MAX_NAME_LENGTH + " characters.");
    }

    /// Where the parser stands, such as `payload.data.docNumber`.
    private static String path(@Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String above = path(context.getParent());
        String name = context.getCurrentName();
        if (context.inArray()) {
            return above + "[" + context.getCurrentIndex() + "]";
        }
        return name == null ? above : above.isEmpty() ? name : above + "." + name;
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
