package tidings.server.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Says what is wrong with a request's JSON. Jackson's own messages quote the body and name Java types, so
/// none of them reaches a client.
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> field(unknown, unknownMessage(unknown));
            case InvalidFormatException format -> field(format, formatMessage(format));
            case MismatchedInputException mismatch ->
                mismatch.getPath().isEmpty()
                        ? Problem.of(400, "The body must be " + nameOf(mismatch.getTargetType()) + ".")
                        : field(mismatch, "This must be " + nameOf(mismatch.getTargetType()) + ".");
            case StreamConstraintsException constraint ->
                Problem.of(400, "The body is nested too deeply, or holds a number or a string that is too long.");
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause -> of(cause);
            case JsonMappingException mapping when !mapping.getPath().isEmpty() -> field(mapping, "This is not right.");
            default -> Problem.of(400, "The body is not valid JSON" + placeOf(e.getLocation()) + ".");
        };
    }

    private static Problem field(JsonMappingException e, String message) {
        return Problem.ofFields(400, List.of(new Problem.FieldError(pathOf(e), message)));
    }

    private static String unknownMessage(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "There is no such field."
                : "There is no such field; there are "
                        + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")) + ".";
    }

    private static String formatMessage(InvalidFormatException e) {
        if (e.getTargetType().isEnum()) {
            return "This must be one of "
                    + Arrays.stream(e.getTargetType().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return "This must be " + nameOf(e.getTargetType()) + ".";
    }

    private static String pathOf(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String nameOf(Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == String.class) {
            return "a string";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static String placeOf(JsonLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
