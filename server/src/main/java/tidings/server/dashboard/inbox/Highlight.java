package tidings.server.dashboard.inbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import tidings.engine.Body;

/// Draws a request's body: JSON laid out and coloured, anything else as the text that it is. Whatever it
/// holds stays text.
final class Highlight {
    /// How much of a body is drawn.
    private static final int MAX_SHOWN = 256 * 1024;

    private static final int MAX_DEPTH = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final StringBuilder html = new StringBuilder();

    private Highlight() {}

    static RawString of(Body body) {
        if (body.size() > MAX_SHOWN) {
            String start = new String(body.bytes(), 0, MAX_SHOWN, StandardCharsets.UTF_8);
            return new RawString(escaped(start) + "\n… " + (body.size() - MAX_SHOWN) + " more bytes");
        }
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isContainerNode()) {
                Highlight drawn = new Highlight();
                drawn.node(json, "");
                return new RawString(drawn.html.toString());
            }
        } catch (JsonProcessingException notJson) {
            // It is shown as text.
        }
        return new RawString(escaped(text));
    }

    private void node(JsonNode node, String indent) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, indent);
            case ARRAY -> array(node, indent);
            case STRING -> span("string", node.toString());
            case NUMBER -> span("number", node.toString());
            case BOOLEAN, NULL -> span("literal", node.toString());
            case BINARY, MISSING, POJO -> html.append(escaped(node.toString()));
        }
    }

    private void object(JsonNode object, String indent) {
        if (object.isEmpty()) {
            html.append("{}");
            return;
        }
        html.append("{\n");
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            html.append(indent).append("  ");
            span("key", JSON.getNodeFactory().textNode(field.getKey()).toString());
            html.append(": ");
            node(field.getValue(), indent + "  ");
            html.append(fields.hasNext() ? ",\n" : "\n");
        }
        html.append(indent).append('}');
    }

    private void array(JsonNode array, String indent) {
        if (array.isEmpty()) {
            html.append("[]");
            return;
        }
        html.append("[\n");
        for (int i = 0; i < array.size(); i++) {
            html.append(indent).append("  ");
            node(array.get(i), indent + "  ");
            html.append(i + 1 < array.size() ? ",\n" : "\n");
        }
        html.append(indent).append(']');
    }

    private void span(String kind, String text) {
        html.append("<span class=\"")
                .append(kind)
                .append("\">")
                .append(escaped(text))
                .append("</span>");
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }
}
