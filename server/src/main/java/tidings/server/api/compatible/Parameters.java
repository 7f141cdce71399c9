package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.server.api.ProblemException;
import tidings.server.json.StrictJson;

/// The parameters of a request. Gathers all that is wrong with them, and repeats those that are read, with
/// defaults in place of what is left out. What is `null` is as good as left out, since clients send what they
/// do not know as `null`; what nobody asks for is not looked at. Not thread-safe.
final class Parameters {
    private static final int MOST_TOLD = 20;

    private final ObjectNode given;
    private final ObjectNode said = JsonNodeFactory.instance.objectNode();
    private final List<Fault> faults = new ArrayList<>();

    private Parameters(ObjectNode given) {
        this.given = given;
    }

    private record Fault(Identifier identifier, String sentence) {}

    /// The parameters in a body.
    ///
    /// @throws CompatibleException when it is no JSON object
    static Parameters of(byte[] body) {
        if (!StrictJson.isUtf8(body)) {
            throw CompatibleException.of(
                    Identifier.ENCODING_ERROR, "The body must be JSON in UTF-8, without a byte order mark.");
        }
        try {
            return new Parameters(StrictJson.object(body));
        } catch (ProblemException e) {
            throw CompatibleException.of(Identifier.JSON_ERROR, e.problem().detail());
        }
    }

    /// The same of a body that may be left out.
    static Parameters ofOptional(byte @Nullable [] body) {
        return body == null || body.length == 0 ? new Parameters(JsonNodeFactory.instance.objectNode()) : of(body);
    }

    /// What the request gives for a parameter; empty when that is nothing or `null`.
    Optional<JsonNode> given(String name) {
        return Optional.ofNullable(given.get(name)).filter(node -> !node.isNull());
    }

    /// Notes that something is wrong with a parameter.
    void refuse(Identifier identifier, String name, String message) {
        if (faults.size() < MOST_TOLD) {
            faults.add(new Fault(identifier, name + ": " + message));
        }
    }

    /// A parameter that has to be there; absent when it is noted that it is not.
    <T> @Nullable T required(String name, Shape<T> shape) {
        if (given(name).isEmpty()) {
            refuse(Identifier.MISSING_VALUE, name, "This is required: " + shape.wanted() + ".");
        }
        return optional(name, shape);
    }

    /// A parameter that may be left out; absent also when it is noted that it is wrong.
    <T> @Nullable T optional(String name, Shape<T> shape) {
        JsonNode node = given(name).orElse(null);
        if (node == null) {
            said.putNull(name);
            return null;
        }
        T value = shape.reading().apply(node).orElse(null);
        if (value == null) {
            refuse(Identifier.BAD_VALUE, name, "This must be " + shape.wanted() + ".");
        } else {
            said.set(name, shape.writing().apply(value));
        }
        return value;
    }

    /// A parameter with a default.
    <T> T or(String name, Shape<T> shape, T fallback) {
        T value = optional(name, shape);
        if (value != null) {
            return value;
        }
        said.set(name, shape.writing().apply(fallback));
        return fallback;
    }

    /// Repeats a parameter in other words than it was read.
    void say(String name, @Nullable JsonNode value) {
        said.set(name, value);
    }

    /// Ends the request if anything is wrong: with the class of the first fault, and with all of them in
    /// words.
    void orThrow() {
        if (!faults.isEmpty()) {
            throw CompatibleException.of(
                    faults.getFirst().identifier(),
                    faults.stream().map(Fault::sentence).collect(Collectors.joining(" ")));
        }
    }

    /// What was read, as the answer repeats it.
    ObjectNode said() {
        return said;
    }
}
