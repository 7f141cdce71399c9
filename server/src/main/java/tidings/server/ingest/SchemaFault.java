package tidings.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.api.Problem.FieldError;

/// Says in plain words what a schema does not allow. The value at fault is personal data and is not repeated.
final class SchemaFault {
    private SchemaFault() {}

    static FieldError of(Error error) {
        String path = path(error.getInstanceLocation());
        return switch (error.getKeyword()) {
            case "required" -> new FieldError(path + "." + error.getProperty(), "This field is missing.");
            case "additionalProperties" -> new FieldError(path + "." + error.getProperty(), "There is no such field.");
            case String keyword -> new FieldError(path, "This must " + demand(keyword, error) + ".");
        };
    }

    private static String demand(String keyword, Error error) {
        @Nullable JsonNode wanted = error.getSchemaNode();
        return switch (keyword) {
            case "type" -> "be " + types(wanted) + ", but it is " + kind(error.getInstanceNode());
            case "enum" -> "be one of " + values(wanted);
            case "const" -> "be " + values(wanted);
            case "format" -> "be " + format(text(wanted));
            case "pattern" -> "match the pattern " + text(wanted);
            case "maxLength" -> "be at most " + text(wanted) + " characters long, but it has " + length(error);
            case "minLength" -> "be at least " + text(wanted) + " characters long, but it has " + length(error);
            case "minimum" -> "be at least " + text(wanted);
            case "maximum" -> "be at most " + text(wanted);
            case "exclusiveMinimum" -> "be greater than " + text(wanted);
            case "exclusiveMaximum" -> "be less than " + text(wanted);
            case "minItems" -> "hold at least " + text(wanted) + " items";
            case "maxItems" -> "hold at most " + text(wanted) + " items";
            default -> "agree with the type's schema, which its keyword \"" + keyword + "\" does not allow";
        };
    }

    private static String types(@Nullable JsonNode wanted) {
        List<String> names = new ArrayList<>();
        if (wanted != null && wanted.isArray()) {
            wanted.forEach(type -> names.add(name(type.asText())));
        } else {
            names.add(name(text(wanted)));
        }
        return String.join(" or ", names);
    }

    private static String name(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "null" -> "null";
            case "array", "object" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String kind(@Nullable JsonNode value) {
        return value == null
                ? "something else"
                : switch (value.getNodeType()) {
                    case STRING -> "a string";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "true or false";
                    case ARRAY -> "an array";
                    case OBJECT -> "an object";
                    case NULL -> "null";
                    case BINARY, MISSING, POJO -> "something else";
                };
    }

    private static String format(String format) {
        return switch (format) {
            case "date" -> "a date such as 2024-03-09";
            case "date-time" -> "a time such as 2024-03-09T10:44:29Z";
            case "uri" -> "an absolute URL such as https://example.com/path";
            case "email" -> "an e-mail address such as name@example.com";
            case "uuid" -> "a UUID such as 26b3ac22-89ed-11ee-ba61-0a201119565b";
            default -> "in the format " + format;
        };
    }

    private static String values(@Nullable JsonNode wanted) {
        if (wanted == null || !wanted.isArray()) {
            return text(wanted);
        }
        List<String> values = new ArrayList<>();
        wanted.forEach(value -> values.add(value.asText()));
        return String.join(", ", values);
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "something else" : node.asText();
    }

    private static int length(Error error) {
        JsonNode value = error.getInstanceNode();
        String text = value == null ? "" : value.asText();
        return text.codePointCount(0, text.length());
    }

    private static String path(NodePath location) {
        StringBuilder path = new StringBuilder("payload");
        for (int i = 0; i < location.getNameCount(); i++) {
            switch (location.getElement(i)) {
                case Integer index -> path.append('[').append(index).append(']');
                case Object name -> path.append('.').append(name);
            }
        }
        return path.toString();
    }
}
