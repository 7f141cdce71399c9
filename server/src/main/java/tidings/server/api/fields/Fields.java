package tidings.server.api.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The properties of one JSON object of a request.
///
/// Whatever is wrong with a property goes to the [Faults] under the property's path, and the property then
/// counts as left out, so that reading goes on and finds what else is wrong.
public final class Fields {
    /// How many texts a list can hold.
    public static final int MAX_TEXTS = 100;

    private static final String OBJECT = "an object in braces";

    private final ObjectNode object;
    private final String path;
    private final Faults faults;

    private Fields(ObjectNode object, String path, Faults faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /// Reads the object that is the body of a request.
    public static Fields of(ObjectNode body, Faults faults) {
        return new Fields(body, "", faults);
    }

    /// Reads the parameters of a request's query, each as a text, and refuses one that is given twice.
    public static Fields ofQuery(Map<String, List<String>> query, Faults faults) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        query.forEach((name, values) -> {
            object.put(name, values.getFirst());
            if (values.size() > 1) {
                faults.add(name, "This is given more than once.");
            }
        });
        return new Fields(object, "", faults);
    }

    /// Refuses by name every property that is none of the known ones, so that a typing error loses no setting
    /// in silence.
    ///
    /// @param known those that a client may give
    /// @param ignored those that mean nothing here, but are not refused either
    public void knowing(Set<String> known, Set<String> ignored) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !ignored.contains(name)) {
                fault(name, "This is not known here; known are " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        });
    }

    /// Refuses the request when the property is left out.
    public void require(String name) {
        if (!object.has(name)) {
            fault(name, "This is required.");
        }
    }

    /// Refuses `null` for a property that has no default.
    public void refuseNull(String name) {
        if (object.path(name).isNull()) {
            fault(name, "This cannot be null.");
        }
    }

    /// Notes that a property is wrong.
    public void fault(String name, String message) {
        faults.add(pathOf(name), message);
    }

    /// The path of a property, as a client reads it.
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// A text.
    public Given<String> text(String name) {
        return text(name, "a text in quotes", Optional::of);
    }

    /// A text that stands for something.
    ///
    /// @param wanted what it must be, to stand in a sentence: "a date such as ..."
    /// @param parse finds what it stands for; empty when it stands for nothing
    public <T> Given<T> text(String name, String wanted, Function<String, Optional<T>> parse) {
        return value(name, wanted, node -> node.isTextual() ? parse.apply(node.textValue()) : Optional.empty());
    }

    /// `true` or `false`.
    public Given<Boolean> flag(String name) {
        return value(
                name, "true or false", node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    }

    /// A whole number in a range.
    public Given<Integer> number(String name, int min, int max) {
        return value(name, "a whole number from " + min + " to " + max, node -> {
            boolean fits = node.isIntegralNumber() && node.canConvertToInt();
            return fits && node.intValue() >= min && node.intValue() <= max
                    ? Optional.of(node.intValue())
                    : Optional.empty();
        });
    }

    /// An object.
    public Given<Fields> object(String name) {
        return value(
                name,
                OBJECT,
                node -> node instanceof ObjectNode inner
                        ? Optional.of(new Fields(inner, pathOf(name), faults))
                        : Optional.empty());
    }

    /// Something that may be of several types.
    ///
    /// @param wanted what it must be, to stand in a sentence
    /// @param reading finds it in its JSON; empty when that is something else
    public <T> Given<T> value(String name, String wanted, Function<JsonNode, Optional<T>> reading) {
        JsonNode node = object.get(name);
        if (node == null) {
            return new Given.LeftOut<>();
        }
        if (node.isNull()) {
            return new Given.Cleared<>();
        }
        Optional<Given<T>> read =
                orFault(reading.apply(node), pathOf(name), wanted).map(Given.Value::new);
        return read.orElseGet(Given.LeftOut::new);
    }

    /// A list of 1 to [#MAX_TEXTS] texts, each of which stands for something.
    public <T> Given<List<T>> texts(String name, String wanted, Function<String, Optional<T>> parse) {
        return list(name, 1, MAX_TEXTS, (node, element) -> {
            Optional<T> read = node.isTextual() ? parse.apply(node.textValue()) : Optional.empty();
            return orFault(read, element, wanted);
        });
    }

    /// A list of at most so many objects.
    public Given<List<Fields>> objects(String name, int max) {
        return list(name, 0, max, (node, element) -> {
            Optional<ObjectNode> inner = node instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
            return orFault(inner, element, OBJECT).map(found -> new Fields(found, element, faults));
        });
    }

    private <T> Given<List<T>> list(String name, int min, int max, BiFunction<JsonNode, String, Optional<T>> reading) {
        return value(name, "a list in brackets, of " + min + " to " + max + " elements", node -> {
            if (!node.isArray() || node.size() < min || node.size() > max) {
                return Optional.empty();
            }
            List<T> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                reading.apply(node.get(i), pathOf(name) + "[" + i + "]").ifPresent(elements::add);
            }
            return Optional.of(List.copyOf(elements));
        });
    }

    private <T> Optional<T> orFault(Optional<T> read, String at, String wanted) {
        if (read.isEmpty()) {
            faults.add(at, "This must be " + wanted + ".");
        }
        return read;
    }
}
