package tidings.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A schema made for one question that is asked for every event: is this value valid beyond doubt?
///
/// It answers several times faster than a whole validator, since it finds no words for what is wrong and
/// keeps no record of where it is. Where it is not certain, the validator is asked: about values that are not
/// valid, and about rare ones that may be. So it must never be certain of what the validator refuses, and may
/// be uncertain of anything: a keyword that it does not know makes it so. Immutable once compiled, and
/// thread-safe.
final class SwiftSchema {
    private static final Set<String> ANNOTATIONS = Set.of(
            "$schema", "$id", "$defs", "$comment", "title", "description", "deprecated", "examples", "default", "then");

    private final List<Predicate<JsonNode>> checks = new ArrayList<>();

    private SwiftSchema() {}

    /// Compiles a schema that refers to nothing outside itself.
    static SwiftSchema compile(JsonNode root) {
        return new Compiler(root).compile(root);
    }

    /// Whether the value is valid beyond doubt.
    boolean surelyTakes(JsonNode value) {
        for (int i = 0; i < checks.size(); i++) {
            if (!checks.get(i).test(value)) {
                return false;
            }
        }
        return true;
    }

    private static final class Compiler {
        private final JsonNode root;
        private final Map<String, SwiftSchema> referred = new HashMap<>();

        Compiler(JsonNode root) {
            this.root = root;
        }

        SwiftSchema compile(JsonNode schema) {
            return fill(new SwiftSchema(), schema);
        }

        private SwiftSchema fill(SwiftSchema made, JsonNode schema) {
            if (!schema.isObject()) {
                made.checks.add(value -> schema.isBoolean() && schema.booleanValue());
                return made;
            }
            for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
                if (!ANNOTATIONS.contains(keyword.getKey())) {
                    made.checks.add(check(keyword.getKey(), keyword.getValue(), schema));
                }
            }
            return made;
        }

        private Predicate<JsonNode> check(String keyword, JsonNode wanted, JsonNode schema) {
            return switch (keyword) {
                case "type" -> type(wanted);
                case "enum" -> oneOf(wanted);
                case "const" -> value -> value.isTextual() && value.equals(wanted);
                case "maxLength" -> string(text -> text.length() <= wanted.intValue());
                case "minLength" -> string(text -> text.codePointCount(0, text.length()) >= wanted.intValue());
                case "pattern" -> pattern(wanted.textValue());
                case "format" -> format(wanted.textValue());
                case "minimum" ->
                    value -> !value.isNumber() || (isExact(value) && value.doubleValue() >= wanted.doubleValue());
                case "maximum" ->
                    value -> !value.isNumber() || (isExact(value) && value.doubleValue() <= wanted.doubleValue());
                case "required" -> required(wanted);
                case "properties" -> properties(wanted);
                case "additionalProperties" -> additional(wanted, schema.path("properties"));
                case "items" -> items(compile(wanted));
                case "$ref" -> reference(wanted.textValue());
                case "allOf" -> all(wanted);
                case "anyOf" -> any(wanted);
                case "if" -> implied(wanted, schema.path("then"));
                default -> value -> false;
            };
        }

        private static Predicate<JsonNode> type(JsonNode wanted) {
            EnumSet<JsonNodeType> types = EnumSet.noneOf(JsonNodeType.class);
            boolean wholeOnly = false;
            for (JsonNode name : wanted.isArray() ? wanted : List.of(wanted)) {
                wholeOnly |= name.textValue().equals("integer");
                types.add(
                        switch (name.textValue()) {
                            case "string" -> JsonNodeType.STRING;
                            case "integer", "number" -> JsonNodeType.NUMBER;
                            case "boolean" -> JsonNodeType.BOOLEAN;
                            case "null" -> JsonNodeType.NULL;
                            case "array" -> JsonNodeType.ARRAY;
                            case "object" -> JsonNodeType.OBJECT;
                            default -> JsonNodeType.MISSING;
                        });
            }
            return wholeOnly
                    ? value -> types.contains(value.getNodeType()) && (!value.isNumber() || value.isIntegralNumber())
                    : value -> types.contains(value.getNodeType());
        }

        /// Numbers that are written differently can be equal, so only those that cannot be are compared.
        private static Predicate<JsonNode> oneOf(JsonNode wanted) {
            Set<JsonNode> values = new HashSet<>();
            wanted.forEach(values::add);
            return value -> (value.isTextual() || value.isNull() || value.isInt()) && values.contains(value);
        }

        /// Dialects of patterns differ about line ends and what is beyond ASCII, so those texts are left to
        /// the validator.
        private static Predicate<JsonNode> pattern(String regex) {
            Pattern pattern = Pattern.compile(regex);
            return string(text ->
                    SwiftFormat.isPrintableAscii(text) && pattern.matcher(text).find());
        }

        private static Predicate<JsonNode> format(String name) {
            Predicate<String> format = SwiftFormat.named(name);
            return string(format);
        }

        private static Predicate<JsonNode> string(Predicate<String> check) {
            return value -> !value.isTextual() || check.test(value.textValue());
        }

        /// Whether a number is the same as a `double`.
        private static boolean isExact(JsonNode value) {
            return value.isInt() || value.isDouble();
        }

        private static Predicate<JsonNode> required(JsonNode wanted) {
            List<String> names = new ArrayList<>();
            wanted.forEach(name -> names.add(name.textValue()));
            return value -> {
                if (value.isObject()) {
                    for (int i = 0; i < names.size(); i++) {
                        if (value.get(names.get(i)) == null) {
                            return false;
                        }
                    }
                }
                return true;
            };
        }

        private Predicate<JsonNode> properties(JsonNode wanted) {
            Map<String, SwiftSchema> schemas = HashMap.newHashMap(wanted.size());
            for (Map.Entry<String, JsonNode> property : wanted.properties()) {
                schemas.put(property.getKey(), compile(property.getValue()));
            }
            return value -> {
                if (value.isObject()) {
                    for (Map.Entry<String, JsonNode> property : value.properties()) {
                        @Nullable SwiftSchema schema = schemas.get(property.getKey());
                        if (schema != null && !schema.surelyTakes(property.getValue())) {
                            return false;
                        }
                    }
                }
                return true;
            };
        }

        private Predicate<JsonNode> additional(JsonNode wanted, JsonNode named) {
            SwiftSchema schema = compile(wanted);
            return value -> {
                if (value.isObject()) {
                    for (Map.Entry<String, JsonNode> property : value.properties()) {
                        if (!named.has(property.getKey()) && !schema.surelyTakes(property.getValue())) {
                            return false;
                        }
                    }
                }
                return true;
            };
        }

        private static Predicate<JsonNode> items(SwiftSchema schema) {
            return value -> {
                if (value.isArray()) {
                    for (JsonNode item : value) {
                        if (!schema.surelyTakes(item)) {
                            return false;
                        }
                    }
                }
                return true;
            };
        }

        /// What is referred to is compiled once, however often, and may refer to itself.
        private Predicate<JsonNode> reference(String pointer) {
            @Nullable SwiftSchema known = referred.get(pointer);
            if (known == null) {
                known = new SwiftSchema();
                referred.put(pointer, known);
                fill(known, pointer.startsWith("#") ? root.at(pointer.substring(1)) : root.path("nothing"));
            }
            return known::surelyTakes;
        }

        private Predicate<JsonNode> all(JsonNode wanted) {
            List<SwiftSchema> schemas = compileAll(wanted);
            return value -> schemas.stream().allMatch(schema -> schema.surelyTakes(value));
        }

        private Predicate<JsonNode> any(JsonNode wanted) {
            List<SwiftSchema> schemas = compileAll(wanted);
            return value -> schemas.stream().anyMatch(schema -> schema.surelyTakes(value));
        }

        /// What satisfies the consequence satisfies the whole. What does not can still be excepted by the
        /// condition, if that is one that is surely not met: that a property has a value which it has not.
        private Predicate<JsonNode> implied(JsonNode condition, JsonNode then) {
            SwiftSchema consequence = compile(then);
            Set<Map.Entry<String, JsonNode>> named =
                    condition.path("properties").properties();
            if (condition.size() != 1 || named.size() != 1) {
                return consequence::surelyTakes;
            }
            Map.Entry<String, JsonNode> property = named.iterator().next();
            JsonNode demanded = property.getValue().path("const");
            return value -> consequence.surelyTakes(value)
                    || (demanded.isTextual()
                            && value.path(property.getKey()).isTextual()
                            && !value.path(property.getKey()).equals(demanded));
        }

        private List<SwiftSchema> compileAll(JsonNode schemas) {
            List<SwiftSchema> compiled = new ArrayList<>();
            schemas.forEach(schema -> compiled.add(compile(schema)));
            return compiled;
        }
    }
}
