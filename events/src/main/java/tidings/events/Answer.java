package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/// An answer in a questionnaire; its JSON type tells which.
public sealed interface Answer {

    /// A text, which is also how numbers and dates are answered.
    record Text(@JsonValue String text) implements Answer {

        @Override
        public String toString() {
            return "Text[masked]";
        }
    }

    /// A ticked or unticked box.
    record YesNo(@JsonValue boolean yes) implements Answer {}

    /// The choices that were made of a list, or the names of uploaded files.
    record Choices(@JsonValue List<String> texts) implements Answer {

        public Choices {
            texts = Frozen.list(texts);
        }

        @Override
        public String toString() {
            return "Choices[masked]";
        }
    }

    /// The answer that a JSON text, boolean or list of texts stands for.
    ///
    /// @throws IllegalArgumentException for any other JSON type
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Answer of(Object json) {
        return switch (json) {
            case String text -> new Text(text);
            case Boolean yes -> new YesNo(yes);
            case List<?> texts -> new Choices(texts.stream().map(Answer::text).toList());
            default -> throw unsupported(json);
        };
    }

    private static String text(Object json) {
        if (json instanceof String text) {
            return text;
        }
        throw unsupported(json);
    }

    private static IllegalArgumentException unsupported(Object json) {
        return new IllegalArgumentException("an answer is a text, a boolean or a list of texts, not a "
                + json.getClass().getSimpleName());
    }
}
