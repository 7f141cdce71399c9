package tidings.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
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

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /// Types that share a schema share the compiled one.
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    /// Compiles all schemas, so that no request has to wait for that.
    public void preload() {
        for (EventType type : EventType.values()) {
            schemaOf(type);
        }
    }

    /// What is wrong with the payload; at most [#MAX_FAULTS] things, and none when it is valid.
    List<FieldError> faults(EventType type, JsonNode payload) {
        List<Error> errors = schemaOf(type).validate(payload);
        return errors.isEmpty()
                ? List.of()
                : errors.stream()
                        .map(SchemaFault::of)
                        .distinct()
                        .limit(MAX_FAULTS)
                        .toList();
    }

    private Schema schemaOf(EventType type) {
        return compiled.computeIfAbsent(type.schema(), this::compile);
    }

    private Schema compile(String text) {
        Schema schema = registry.getSchema(text);
        schema.initializeValidators();
        return schema;
    }
}
