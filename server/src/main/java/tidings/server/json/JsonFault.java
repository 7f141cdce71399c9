package tidings.server.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;

/// Says why a body could not be read. The parser's own messages quote the body, so none of them is passed on.
final class JsonFault {
    private JsonFault() {}

    /// A fault of the syntax is one of the body, with its place: which field it would have belonged to is a
    /// guess.
    static ProblemException of(JsonProcessingException e, JsonParser parser) {
        return switch (e) {
            case JsonEOFException end ->
                ProblemException.invalid(Problem.BODY, "This ends in the middle of its JSON; it seems to be cut off.");
            case MismatchedInputException twice -> at(parser.getParsingContext(), "This field is given twice.");
            case StreamConstraintsException limit -> beyondLimit(parser);
            default -> ProblemException.invalid(Problem.BODY, "This is not valid JSON" + place(e.getLocation()) + ".");
        };
    }

    private static ProblemException beyondLimit(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        if (context.getNestingDepth() > StrictJson.MAX_DEPTH) {
            return at(
                    context.getParent(), "This is nested too deeply; " + StrictJson.MAX_DEPTH + " levels are allowed.");
        }
        if (context.inObject() && parser.currentToken() != JsonToken.FIELD_NAME) {
            return at(
                    context.getParent(),
                    "This has a field whose name is longer than " + StrictJson.MAX_NAME_LENGTH + " characters.");
        }
        return at(context, "This is a number of more than " + StrictJson.MAX_NUMBER_LENGTH + " digits.");
    }

    private static ProblemException at(@Nullable JsonStreamContext context, String message) {
        String path = path(context);
        return ProblemException.invalid(path.isEmpty() ? Problem.BODY : path, message);
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
