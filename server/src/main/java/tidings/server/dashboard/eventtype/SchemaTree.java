package tidings.server.dashboard.eventtype;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Turns a JSON Schema into lines that people can read: a field a line, those of inner objects below.
final class SchemaTree {
    private static final JsonMapper JSON = new JsonMapper();

    /// Deeper than any schema of ours, and an end for one that contains itself.
    private static final int MAX_DEPTH = 12;

    private final JsonNode root;
    private final List<Field> fields = new ArrayList<>();

    private SchemaTree(JsonNode root) {
        this.root = root;
    }

    /// One field.
    ///
    /// @param depth how far it stands below the body itself
    /// @param type in words, such as `string or null`
    /// @param constraints what its value must be besides, each in words
    record Field(
            String name,
            int depth,
            String type,
            boolean required,
            boolean deprecated,
            List<String> constraints,
            String description) {}

    /// What a schema says of the whole body, and of each field in its order.
    record Outline(String description, List<Field> fields) {}

    /// Reads one of our schemas.
    static Outline of(String schema) {
        try {
            SchemaTree tree = new SchemaTree(JSON.readTree(schema));
            tree.below(tree.root, 0, Set.of());
            return new Outline(tree.root.path("description").asText(), List.copyOf(tree.fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema of ours is no JSON", e);
        }
    }

    private void below(JsonNode schema, int depth, Set<JsonNode> above) {
        JsonNode node = resolved(schema);
        if (depth > MAX_DEPTH || above.contains(node)) {
            return;
        }
        Set<JsonNode> path = new HashSet<>(above);
        path.add(node);
        Set<String> required = texts(node.path("required"));
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            add(property.getKey(), property.getValue(), depth, required.contains(property.getKey()));
            below(property.getValue(), depth + 1, path);
        }
        if (node.path("additionalProperties").isObject()) {
            add("any other name", node.path("additionalProperties"), depth, false);
            below(node.path("additionalProperties"), depth + 1, path);
        }
        if (node.has("items")) {
            below(node.path("items"), depth, path);
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            node.path(choice).forEach(option -> below(option, depth, path));
        }
    }

    private void add(String name, JsonNode schema, int depth, boolean required) {
        JsonNode node = resolved(schema);
        String own = schema.path("description").asText();
        fields.add(new Field(
                name,
                depth,
                type(node),
                required,
                schema.path("deprecated").asBoolean() || node.path("deprecated").asBoolean(),
                constraints(node),
                own.isEmpty() ? node.path("description").asText() : own));
    }

    private String type(JsonNode node) {
        JsonNode type = node.path("type");
        String names = type.isArray() ? String.join(" or ", texts(type)) : type.asText();
        if (names.isEmpty() && node.has("enum")) {
            names = "one of";
        }
        if (names.isEmpty()) {
            names = node.has("anyOf") || node.has("oneOf") ? alternatives(node) : "any";
        }
        return node.has("items") ? names.replace("array", "list of " + type(resolved(node.path("items")))) : names;
    }

    private String alternatives(JsonNode node) {
        return StreamSupport.stream(
                        node.path(node.has("anyOf") ? "anyOf" : "oneOf").spliterator(), false)
                .map(option -> type(resolved(option)))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private List<String> constraints(JsonNode given) {
        JsonNode node = given.has("items") && !given.has("enum") ? resolved(given.path("items")) : given;
        List<String> found = new ArrayList<>();
        if (node.has("const")) {
            found.add("always " + node.path("const"));
        }
        if (node.has("enum")) {
            found.add("one of " + String.join(", ", texts(node.path("enum"))));
        }
        note(found, node, "format", "format ");
        note(found, node, "pattern", "pattern ");
        note(found, node, "minLength", "characters: at least ");
        note(found, node, "maxLength", "characters: at most ");
        note(found, node, "minimum", "at least ");
        note(found, node, "maximum", "at most ");
        note(found, given, "minItems", "elements: at least ");
        note(found, given, "maxItems", "elements: at most ");
        return found;
    }

    private static void note(List<String> found, JsonNode node, String key, String words) {
        if (node.has(key)) {
            found.add(words + node.path(key).asText());
        }
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Our schemas refer to nothing but their own definitions.
    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
    }
}
