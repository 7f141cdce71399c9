package tidings.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.EventType;

/// The validator is the oracle: the swift schema must never be certain of what it refuses.
final class SwiftSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final PayloadSchemas SCHEMAS = new PayloadSchemas();

    private static final List<JsonNode> NASTY = nasty("""
            [null, true, false, 0, -1, 1, 2, 1.0, 0.5, 1e400, -1e400, 12345678901234567890, 9007199254740993, {}, [],
             [[]], [null], [{}], [1], ["x"], {"": null}, {"status": 1}, {"resourceType": "LithuaniaRegistryCenterCheck"}, {"resourceType": 7}, {"x": {"y": []}}, "", " ", "x", "null", "true", "0",
             "AB", "ab", "ABC", "A B", "AB\\n", "AB\\u0085", "\\u0000", "ĄB", "\\ud83d\\ude00", "\\ud800",
             "2024-02-28", "2024-02-29", "2024-02-30", "2024-02-31", "2023-02-29", "2024-13-01", "2024-00-10", "0000-01-01",
             "2024-1-1", "2024-03-09 ", "20240309", "+2024-01-01", "٢٠٢٤-٠٣-٠٩",
             "2024-03-09T10:44:29Z", "2024-03-09T24:00:00Z", "2024-03-09T23:59:60Z", "2024-03-09T10:44:29",
             "2024-03-09 10:44:29", "2024-03-09t10:44:29z", "2024-03-09T10:44:29.123+02:00", "2024-03-09T10:44Z",
             "26b3ac22-89ed-11ee-ba61-0a201119565b", "26b3ac2289ed11eeba610a201119565b", "26b3ac22-89ed-11ee-ba61-0a201119565g",
             "http://", "http:///x", "https://example.com/", "https://example.com", "https://example.com/a b", "ftp://x/y",
             "https://example.com/%zz", "https://example.com/%2", "https://example.com/%20?a=b&c=[d]", "https://exa_mple.com/",
             "https://example.com/#x#y", "https://example.com/a|b", "https://example.com/\\\\", "/path", "example.com",
             "https://-a.b-/", "https://a..b/", "https://example.com:99999/", "https://example.com:x/", "mailto:a@b.c", "urn:x",
             "https://example.com/'()*,;=~!$+@:?/", "HTTPS://EXAMPLE.COM/", "https://user@example.com/", "https://[::1]/",
             "name@example.com", "name@", "@example.com", "a b@example.com", "name@localhost", "a..b@example.com", "n+a_m.e-1@mail.example.invalid", "name@example.zz",
             "-a@example.com", "a@-b.com", "a@b-.com", "a@b.c", "a@1.22", "1900-02-29", "2000-02-29", "2024-04-31", "9999-12-31"]""");

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = "IDENTIFICATION|IDENTIFICATION_(AUTO_FINISHED|EXPIRED|CANCELLED|RESUBMITTED)",
            mode = EnumSource.Mode.MATCH_NONE)
    void isNeverCertainOfWhatTheValidatorRefuses(EventType type) throws JsonProcessingException {
        JsonNode payload = JSON.readTree(type.sample());
        List<String> wrong = new ArrayList<>();
        vary(payload, () -> {
            if (SCHEMAS.isSurelyValid(type, payload)) {
                SCHEMAS.thoroughFaults(type, payload).forEach(fault -> wrong.add(fault + " in " + payload));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void isCertainOfAnOrdinaryPayload(EventType type) throws JsonProcessingException {
        assertThat(SCHEMAS.isSurelyValid(type, JSON.readTree(type.sample()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unheardOf\": 1}",
                "{\"type\": \"mystery\"}",
                "{\"format\": \"mystery\"}",
                "{\"$ref\": \"https://example.com/schema\"}",
                "{\"$ref\": \"#/$defs/none\"}",
                "{\"not\": {}}",
                "false"
            })
    void isCertainOfNothingUnderASchemaThatItDoesNotKnow(String schema) throws JsonProcessingException {
        assertThat(SwiftSchema.compile(JSON.readTree(schema)).surelyTakes(JSON.readTree("\"x\"")))
                .isFalse();
    }

    @Test
    void followsASchemaThatRefersToItself() throws JsonProcessingException {
        SwiftSchema tree = SwiftSchema.compile(JSON.readTree("""
                {"$ref": "#/$defs/tree", "$defs": {"tree": {"type": "object", "properties": {"left": {"$ref": "#/$defs/tree"}}}}}"""));

        assertThat(tree.surelyTakes(JSON.readTree("{\"left\":{\"left\":{}}}"))).isTrue();
        assertThat(tree.surelyTakes(JSON.readTree("{\"left\":{\"left\":7}}"))).isFalse();
    }

    /// Looks at the value with each of its parts replaced by each nasty value, left out, or joined by
    /// another.
    private static void vary(JsonNode part, Runnable look) {
        if (part instanceof ObjectNode object) {
            object.put("surprise", 7);
            look.run();
            object.remove("surprise");
            for (Map.Entry<String, JsonNode> property : List.copyOf(object.properties())) {
                String name = property.getKey();
                JsonNode own = property.getValue();
                for (JsonNode value : NASTY) {
                    object.set(name, value);
                    look.run();
                }
                object.remove(name);
                look.run();
                object.set(name, own);
                vary(own, look);
            }
        } else if (part instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode own = array.get(0);
            for (JsonNode value : NASTY) {
                array.set(0, value);
                look.run();
                array.add(own);
                look.run();
                array.remove(array.size() - 1);
            }
            array.set(0, own);
            vary(own, look);
        }
    }

    private static List<JsonNode> nasty(String json) {
        try {
            List<JsonNode> values = new ArrayList<>();
            JSON.readTree(json).forEach(values::add);
            for (int length : new int[] {30, 31, 36, 37, 100, 101, 200, 201, 255, 256, 1000, 5000}) {
                values.add(JSON.getNodeFactory().textNode("x".repeat(length)));
                values.add(JSON.getNodeFactory().textNode("\ud83d\ude00".repeat(length)));
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
