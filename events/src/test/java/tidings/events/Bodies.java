package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads, changes and validates bodies. The validator asserts formats and reaches no network.
final class Bodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));

    private static final Map<EventType, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Bodies() {}

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode parse(byte[] json) {
        return parse(new String(json, UTF_8));
    }

    static ObjectNode sample(EventType type) {
        return (ObjectNode) parse(type.sample());
    }

    /// The body printed at the end of the vendor's callback page, byte for byte.
    static ObjectNode seedBody() {
        try (InputStream in = Bodies.class.getResourceAsStream("seed-003-body.json")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same body with one value put at a JSON Pointer; `-` as the last step appends to a list.
    static JsonNode with(JsonNode body, String pointer, String json) {
        JsonNode copy = body.deepCopy();
        JsonPointer at = JsonPointer.compile(pointer);
        String last = at.last().getMatchingProperty();
        switch (copy.at(at.head())) {
            case ObjectNode object -> object.set(last, parse(json));
            case ArrayNode array when last.equals("-") -> array.add(parse(json));
            case ArrayNode array -> array.set(Integer.parseInt(last), parse(json));
            default -> throw new IllegalArgumentException("nothing to change at " + pointer);
        }
        return copy;
    }

    /// The same body without what stands at a JSON Pointer.
    static JsonNode without(JsonNode body, String pointer) {
        JsonNode copy = body.deepCopy();
        JsonPointer at = JsonPointer.compile(pointer);
        if (!(copy.at(at.head()) instanceof ObjectNode object)
                || object.remove(at.last().getMatchingProperty()) == null) {
            throw new IllegalArgumentException("nothing to remove at " + pointer);
        }
        return copy;
    }

    /// Where the body breaks the schema of its type, each as `pointer keyword`; empty when it does not.
    static List<String> faults(EventType type, JsonNode body) {
        Schema schema = SCHEMAS.computeIfAbsent(type, t -> REGISTRY.getSchema(parse(t.schema())));
        return schema.validate(body).stream().map(Bodies::fault).distinct().toList();
    }

    private static String fault(Error error) {
        return error.getInstanceLocation() + " " + error.getKeyword();
    }
}
