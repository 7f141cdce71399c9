package tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Records and schemas are written apart, so this walks both at once, from the body down to the last nested object: the
/// same
/// properties, types, enumerations and nullability, and a description for each.
class DriftTest {

    private static final Set<String> STRICTER_ELSEWHERE =
            Set.of("AmlCheck.id", "Address.geography", "ServiceBlock.data", "ServiceBlock.serviceGroupType");

    @ParameterizedTest
    @EnumSource
    void recordAndSchemaSayTheSame(EventType type) {
        Walk walk = new Walk(Bodies.parse(type.schema()));
        walk.object("", type.payloadType(), Map.of(), walk.root);
        assertThat(walk.differences).isEmpty();
        assertThat(walk.definitions).isEqualTo(walk.visited);
    }

    @Test
    void everyPayloadRecordBelongsToAnEvent() {
        Set<Class<?>> used = new HashSet<>();
        for (EventType type : EventType.values()) {
            used.add(type.payloadType());
        }
        assertThat(Payload.class.getPermittedSubclasses()).containsExactlyInAnyOrder(used.toArray(Class<?>[]::new));
    }

    @Test
    void everySchemaIsOneDraft202012DocumentThatRefersOnlyToItself() {
        for (EventType type : EventType.values()) {
            JsonNode schema = Bodies.parse(type.schema());
            assertThat(schema.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(schema.findValuesAsText("$ref")).allMatch(ref -> ref.startsWith("#/$defs/"));
            assertThat(schema.get("description").textValue())
                    .contains("Properties beyond those described are accepted");
        }
    }

    /// One comparison of a record tree with a schema document.
    private static final class Walk {
        final JsonNode root;
        final List<String> differences = new ArrayList<>();
        final Set<String> visited = new TreeSet<>();
        final Set<String> definitions = new TreeSet<>();

        Walk(JsonNode root) {
            this.root = root;
            root.path("$defs").fieldNames().forEachRemaining(definitions::add);
        }

        /// A record, or a sealed choice of records whose properties the schema merges.
        void object(String at, Class<?> type, Map<TypeVariable<?>, Type> bound, JsonNode schema) {
            Map<String, RecordComponent> components = new LinkedHashMap<>();
            boolean choice = type.isSealed();
            for (Class<?> each : choice ? type.getPermittedSubclasses() : new Class<?>[] {type}) {
                for (RecordComponent component : each.getRecordComponents()) {
                    components.put(wireName(component), component);
                }
            }
            JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
            String mark = info == null ? "" : info.property();
            Set<String> described = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(described::add);
            described.remove(mark);
            same(at, "properties", new TreeSet<>(components.keySet()), described);
            Set<String> required = new HashSet<>();
            schema.path("required").forEach(name -> required.add(name.textValue()));
            components.forEach((name, component) -> {
                JsonNode property = resolve(schema.path("properties").path(name));
                String below = at + "/" + name;
                if (property.path("description").textValue() == null) {
                    differences.add(below + ": no description");
                }
                nullability(below, component, property, required.contains(name), choice);
                value(below, component.getGenericType(), bound, property);
            });
        }

        /// What may be null or missing is nullable here; what may only be missing is never written as null. In a choice
        /// a
        /// property is missing when another variant is meant, so only the first rule holds.
        private void nullability(
                String at, RecordComponent component, JsonNode property, boolean required, boolean choice) {
            boolean mayBeNull = types(property).contains("null");
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!choice && (mayBeNull || !required) && !nullable) {
                differences.add(at + ": the schema allows null or nothing, the record does not");
            }
            if (!choice && !mayBeNull && required && nullable && !stricterElsewhere(component)) {
                differences.add(at + ": the record allows null, the schema does not");
            }
            JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
            boolean omitted = include != null && include.value() == JsonInclude.Include.NON_NULL;
            if (!choice && nullable && omitted != (!mayBeNull && !required) && !stricterElsewhere(component)) {
                differences.add(at + ": null is " + (omitted ? "left out" : "written") + ", unlike the schema");
            }
        }

        private void value(String at, Type type, Map<TypeVariable<?>, Type> bound, JsonNode schema) {
            Type actual = type instanceof TypeVariable<?> variable ? bound.get(variable) : type;
            Class<?> raw = (Class<?>) (actual instanceof ParameterizedType generic ? generic.getRawType() : actual);
            Type last = actual instanceof ParameterizedType generic
                    ? generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                    : Object.class;
            Set<String> types = new TreeSet<>(types(schema));
            types.remove("null");
            if (raw == Object.class) {
                return;
            }
            same(at, "type", new TreeSet<>(jsonTypes(at, raw)), types);
            if (raw.isEnum()) {
                same(at, "enum", constants(raw), enumeration(schema));
            } else if (raw == List.class) {
                value(at + "/0", last, bound, resolve(schema.path("items")));
            } else if (raw == Map.class) {
                if (last != Object.class) {
                    value(at + "/*", last, bound, resolve(schema.path("additionalProperties")));
                }
            } else if (raw.isRecord() || (raw.isSealed() && raw != Answer.class)) {
                Map<TypeVariable<?>, Type> inner = new HashMap<>();
                if (raw.getTypeParameters().length == 1) {
                    inner.put(raw.getTypeParameters()[0], last);
                }
                object(at, raw, inner, schema);
            } else {
                same(
                        at,
                        "format",
                        format(raw),
                        raw == String.class ? "" : schema.path("format").asText(""));
            }
        }

        /// The definition that a reference names, with the referring property's own words over it.
        private JsonNode resolve(JsonNode schema) {
            if (!schema.has("$ref")) {
                return schema;
            }
            String name = schema.get("$ref").textValue().substring("#/$defs/".length());
            visited.add(name);
            return root.path("$defs").path(name);
        }

        private void same(String at, String what, Object ofRecord, Object ofSchema) {
            if (!ofRecord.equals(ofSchema)) {
                differences.add(at + ": " + what + " of the record " + ofRecord + ", of the schema " + ofSchema);
            }
        }
    }

    /// Whether the component belongs to a shape that several schemas share, one of which demands it and one does not.
    static boolean stricterElsewhere(RecordComponent component) {
        return STRICTER_ELSEWHERE.contains(component.getDeclaringRecord().getSimpleName() + "." + component.getName());
    }

    private static String wireName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual()
                ? List.of(type.textValue())
                : Stream.iterate(0, i -> i < type.size(), i -> i + 1)
                        .map(i -> type.get(i).textValue())
                        .toList();
    }

    private static Set<String> jsonTypes(String at, Class<?> raw) {
        if (raw == Answer.class) {
            return Set.of("string", "boolean", "array");
        }
        if (at.matches(".*/(AML|results)/0/data/0/score")) {
            return Set.of("integer", "string");
        }
        if (raw.isEnum() || raw == String.class || raw == Instant.class || raw == LocalDate.class) {
            return Set.of("string");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Set.of("boolean");
        }
        if (raw == int.class || raw == Integer.class || raw == Long.class) {
            return Set.of("integer");
        }
        return Set.of(raw == BigDecimal.class ? "number" : raw == List.class ? "array" : "object");
    }

    private static String format(Class<?> raw) {
        return raw == Instant.class ? "date-time" : raw == LocalDate.class ? "date" : "";
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Object constant : type.getEnumConstants()) {
            try {
                JsonProperty renamed =
                        type.getField(((Enum<?>) constant).name()).getAnnotation(JsonProperty.class);
                names.add(renamed == null ? ((Enum<?>) constant).name() : renamed.value());
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }

    private static Set<String> enumeration(JsonNode schema) {
        Set<String> values = new TreeSet<>();
        schema.path("enum").forEach(value -> {
            if (!value.isNull()) {
                values.add(value.textValue());
            }
        });
        return values;
    }
}
