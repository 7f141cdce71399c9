package tidings.server.api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.server.api.Problem.FieldError;

final class FieldsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Faults faults = new Faults();

    @Test
    void tellsNothingFromNullFromAValue() {
        Fields fields = fields("{'b': null, 'c': 'x'}");

        assertThat(fields.text("a")).isEqualTo(new Given.LeftOut<String>());
        assertThat(fields.text("b")).isEqualTo(new Given.Cleared<String>());
        assertThat(fields.text("c")).isEqualTo(new Given.Value<>("x"));
        assertThat(faults.none()).isTrue();
    }

    @Test
    void leavesWhatIsLeftOutAsItIsAndClearsWhatIsNull() {
        assertThat(new Given.LeftOut<String>().over("before")).isEqualTo("before");
        assertThat(new Given.Cleared<String>().over("before")).isNull();
        assertThat(new Given.Value<>("now").over("before")).isEqualTo("now");
        assertThat(new Given.LeftOut<String>().over("before", "default")).isEqualTo("before");
        assertThat(new Given.Cleared<String>().over("before", "default")).isEqualTo("default");
        assertThat(new Given.Value<>("now").over("before", "default")).isEqualTo("now");
    }

    @Test
    void namesEveryUnknownPropertyByItsPath() {
        Fields fields = fields("{'nmae': 1, 'inner': {'x': 1, 'y': 2}}");
        fields.knowing(Set.of("name", "inner"), Set.of());
        fields.object("inner").map(inner -> {
            inner.knowing(Set.of("x"), Set.of());
            return inner;
        });

        assertThat(faults.all())
                .containsExactly(
                        new FieldError("nmae", "This is not known here; known are inner, name."),
                        new FieldError("inner.y", "This is not known here; known are x."));
    }

    @Test
    void saysWhatAWrongValueMustBe() {
        Fields fields = fields("{'text': 1, 'flag': 'true', 'whole': 1.5, 'big': 99, 'object': [], 'list': {}}");
        fields.text("text");
        fields.flag("flag");
        fields.number("whole", 1, 30);
        fields.number("big", 1, 30);
        fields.object("object");
        fields.objects("list", 50);

        assertThat(faults.all())
                .containsExactly(
                        new FieldError("text", "This must be a text in quotes."),
                        new FieldError("flag", "This must be true or false."),
                        new FieldError("whole", "This must be a whole number from 1 to 30."),
                        new FieldError("big", "This must be a whole number from 1 to 30."),
                        new FieldError("object", "This must be an object in braces."),
                        new FieldError("list", "This must be a list in brackets, of 0 to 50 elements."));
    }

    @Test
    void namesElementsOfListsByTheirIndex() {
        Fields fields = fields("{'texts': ['a', 1, 'c'], 'objects': [{}, 7, {'x': 1}]}");
        assertThat(fields.texts("texts", "a letter", Optional::of)).isEqualTo(new Given.Value<>(List.of("a", "c")));
        fields.objects("objects", 5).map(found -> {
            found.forEach(object -> object.knowing(Set.of(), Set.of()));
            return found;
        });

        assertThat(faults.all())
                .containsExactly(
                        new FieldError("texts[1]", "This must be a letter."),
                        new FieldError("objects[1]", "This must be an object in braces."),
                        new FieldError("objects[2].x", "This is not known here; known are ."));
    }

    @Test
    void refusesAListThatIsEmptyOrTooLong() {
        Fields fields = fields("{'none': [], 'many': [" + "'x',".repeat(Fields.MAX_TEXTS) + "'x'], 'more': [{},{}]}");
        fields.texts("none", "a letter", Optional::of);
        fields.texts("many", "a letter", Optional::of);
        fields.objects("more", 1);

        assertThat(faults.all()).extracting(FieldError::field).containsExactly("none", "many", "more");
    }

    @Test
    void tellsNoMoreThanAPersonWouldRead() {
        for (int i = 0; i < 1_000; i++) {
            faults.add("field" + i, "wrong");
        }
        assertThat(faults.all()).hasSize(Faults.MAX);
    }

    @Test
    void readsAQueryAndRefusesAParameterGivenTwice() {
        Fields fields = Fields.ofQuery(Map.of("state", List.of("FAILED", "PENDING"), "code", List.of("4xx")), faults);

        assertThat(fields.text("code")).isEqualTo(new Given.Value<>("4xx"));
        assertThat(faults.all()).containsExactly(new FieldError("state", "This is given more than once."));
    }

    private Fields fields(String json) {
        try {
            return Fields.of((ObjectNode) JSON.readTree(json.replace('\'', '"')), faults);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
