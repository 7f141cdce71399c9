package tidings.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A questionnaire with the person's answers.
public record QuestionnaireAnswers(String title, List<Section> sections) {

    /// The kind of input that a question offers.
    public enum InputType {
        CHECKBOX,
        COLOR,
        COUNTRY,
        COUNTRY_MULTI,
        DATE,
        DATETIME,
        EMAIL,
        FILE,
        FILE_MULTI,
        FLOAT,
        LIST,
        INTEGER,
        PASSWORD,
        RADIO,
        SELECT,
        SELECT_MULTI,
        TEL,
        TEXT,
        TEXT_AREA,
        TIME,
        URL
    }

    /// A part of the questionnaire.
    public record Section(String title, List<Question> questions) {

        public Section {
            requireNonNull(title, "title");
            questions = Frozen.list(questions);
        }

        @Override
        public String toString() {
            return "Section[masked]";
        }
    }

    /// A question with its answer, null when it was left out.
    public record Question(
            String key,
            String title,
            InputType type,
            @Nullable Answer value) {

        public Question {
            requireNonNull(key, "key");
            requireNonNull(title, "title");
            requireNonNull(type, "type");
        }

        @Override
        public String toString() {
            return "Question[masked]";
        }
    }

    public QuestionnaireAnswers {
        requireNonNull(title, "title");
        sections = Frozen.list(sections);
    }

    @Override
    public String toString() {
        return "QuestionnaireAnswers[masked]";
    }
}
