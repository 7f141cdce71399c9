package tidings.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.server.api.Problem.FieldError;

/// A name of the subject or of the client, which a request can give and a payload can hold. Both must agree.
///
/// @param field its name in the request
/// @param given what the request says
/// @param payloadField the payload's field that holds it
/// @param held what the payload says
record NamedPart(
        String field,
        @Nullable String given,
        @Nullable String payloadField,
        @Nullable String held) {
    private static final int MAX_LENGTH = 200;

    static NamedPart of(String field, @Nullable String given, Optional<String> payloadField, JsonNode payload) {
        @Nullable String name = payloadField.orElse(null);
        @Nullable JsonNode node = name == null ? null : payload.get(name);
        @Nullable String text = node == null ? null : node.textValue();
        return new NamedPart(field, given, name, text == null || text.isEmpty() ? null : text);
    }

    /// The name that holds.
    @Nullable
    String value() {
        return held == null ? given : held;
    }

    void check(List<FieldError> faults) {
        String value = value();
        if (given != null && held != null && !given.equals(held)) {
            faults.add(new FieldError(field, "This must be the same as payload." + payloadField + ", or be left out."));
        } else if (value != null && !isPlain(value)) {
            faults.add(new FieldError(
                    held == null ? field : "payload." + payloadField,
                    "This must be 1 to " + MAX_LENGTH + " characters long, without control characters."));
        }
    }

    /// Whether a text can be stored, compared and searched: surrogates that stand alone could not.
    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
