package tidings.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An error as a client sees it, in the form of RFC 9457.
///
/// Its texts are for people: each says what is wrong and what would be right, and carries neither secrets nor
/// personal data.
///
/// @param type `about:blank`, since the status and the fields say it all
/// @param title the name of the status
/// @param status the HTTP status
/// @param detail what is wrong, in a sentence
/// @param errors the fields that are wrong; empty when it is not about fields
@Schema(name = "Problem", description = "What went wrong, in the form of RFC 9457.", examples = """
                {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "receiver: This must be an http or https URL.", \
                "errors": [{"field": "receiver", "message": "This must be an http or https URL."}]}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {
    /// The media type of a problem.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// Stands for the field where the whole body is what is wrong.
    public static final String BODY = "body";

    private static final ObjectWriter JSON = new JsonMapper().writerFor(Problem.class);

    /// One field that is wrong.
    ///
    /// @param field its path in the request, such as `headers[1].key`, or [#BODY]
    /// @param message what is wrong with it and what would be right
    @Schema(name = "FieldError", description = "One field of the request that is not right; `body` is all of it.")
    public record FieldError(String field, String message) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /// A problem that is not about single fields.
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", titleOf(status), status, detail, List.of());
    }

    /// A request with one field that is wrong; the detail says of it all that there is to say.
    public static Problem ofField(int status, String field, String message) {
        return ofFields(status, List.of(new FieldError(field, message)));
    }

    /// A request with fields that are wrong.
    public static Problem ofFields(int status, List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not right.";
        return new Problem("about:blank", titleOf(status), status, detail, errors);
    }

    /// The problem as the bytes of its JSON.
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem of status " + status + " could not be written", e);
        }
    }

    private static String titleOf(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
