package tidings.server.dashboard.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.server.dashboard.eventtype.SchemaTree.Field;

final class SchemaTreeTest {
    @Test
    void saysOfEachFieldWhatItsValueMustBe() {
        assertThat(SchemaTree.of("""
                {"description": "A body.", "required": ["ref"], "properties": {
                  "ref": {"type": "string", "maxLength": 5, "description": "Names it."},
                  "state": {"type": ["string", "null"], "enum": ["A", null], "deprecated": true},
                  "people": {"type": "array", "items": {"$ref": "#/$defs/person"}}},
                 "$defs": {"person": {"type": "object", "description": "Somebody.",
                   "properties": {"name": {"type": "string"}}}}}"""))
                .isEqualTo(new SchemaTree.Outline(
                        "A body.",
                        List.of(
                                new Field(
                                        "ref", 0, "string", true, false, List.of("characters: at most 5"), "Names it."),
                                new Field("state", 0, "string or null", false, true, List.of("one of A, null"), ""),
                                new Field("people", 0, "list of object", false, false, List.of(), ""),
                                new Field("name", 1, "string", false, false, List.of(), ""))));
    }

    @Test
    void comesToAnEndWithASchemaThatContainsItself() {
        assertThat(SchemaTree.of("""
                {"properties": {"child": {"$ref": "#"}}}""").fields()).hasSize(1);
    }

    @Test
    void coloursJsonWithoutChangingIt() {
        String marked = Highlight.json("{\"a<b\": [1.5, \"x\\\"&\", null]}").getValue();

        assertThat(marked)
                .isEqualTo(
                        "{<span class=\"key\">&quot;a&lt;b&quot;</span>: [<span class=\"number\">1.5</span>, "
                                + "<span class=\"string\">&quot;x\\&quot;&amp;&quot;</span>, <span class=\"literal\">null</span>]}");
    }
}
