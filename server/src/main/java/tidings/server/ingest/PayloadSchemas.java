package tidings.server.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidings.events.EventType;
import tidings.server.api.Problem.FieldError;

/// Checks payloads against the schemas of their types.
///
/// A schema is compiled when it is first needed, or before that by [#preload]. It refers to nothing outside
/// itself, and what refers elsewhere is not fetched. Thread-safe.
public final class PayloadSchemas {
    private static final int MAX_FAULTS = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /// By the schemas' texts, since types that share a schema share the compiled one.
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    /// Compiles all schemas, so that no request has to wait for that.
    public void preload() {
        for (EventType type : EventType.values()) {
            compiled(type);
        }
    }

    /// What is wrong with the payload; at most [#MAX_FAULTS] things, and none when it is valid.
    List<FieldError> faults(EventType type, JsonNode payload) {
        Compiled schema = compiled(type);
        return schema.swift().surelyTakes(payload) ? List.of() : schema.faults(payload);
    }

    /// Whether the payload takes the short way.
    boolean isSurelyValid(EventType type, JsonNode payload) {
        return compiled(type).swift().surelyTakes(payload);
    }

    /// What the validator says, whatever the short way would.
    List<FieldError> thoroughFaults(EventType type, JsonNode payload) {
        return compiled(type).faults(payload);
    }

    private Compiled compiled(EventType type) {
        return compiled.computeIfAbsent(type.schema(), this::compile);
    }

    private Compiled compile(String text) {
        try {
            JsonNode schema = JSON.readTree(text);
            Schema thorough = registry.getSchema(schema);
            thorough.initializeValidators();
            return new Compiled(SwiftSchema.compile(schema), thorough);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema of the catalogue is not JSON", e);
        }
    }

    private record Compiled(SwiftSchema swift, Schema thorough) {
        List<FieldError> faults(JsonNode payload) {
            return thorough.validate(payload).stream()
                    .map(SchemaFault::of)
                    .distinct()
                    .limit(MAX_FAULTS)
                    .toList();
        }
    }
}
