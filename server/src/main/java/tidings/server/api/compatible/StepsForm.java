package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.events.Identification.StepMethod;
import tidings.verification.Countries;
import tidings.verification.Step;
import tidings.verification.StepTerms;
import tidings.verification.Terms;

/// Reads what a person is to show besides document and face: for countries and document types, each also
/// `ALL`, the steps and how each is done; and what the partner knows of them already.
final class StepsForm {
    private static final String STEPS = "additionalSteps";
    private static final String DATA = "additionalData";
    private static final int MOST_STEPS = 20;
    private static final int MOST_FIELDS = 50;
    private static final int NAME_LENGTH = 100;
    private static final int DESCRIPTION_LENGTH = 2_000;
    private static final int VALUE_LENGTH = 500;
    private static final Set<Step> OWN = Set.of(Step.FRONT, Step.BACK, Step.FACE);
    private static final Shape<StepMethod> METHOD = Shape.word(EnumSet.allOf(StepMethod.class));
    private static final Shape<List<String>> FIELDS = Shape.list(Shape.text(1, NAME_LENGTH), MOST_FIELDS);

    private final Parameters parameters;

    private StepsForm(Parameters parameters) {
        this.parameters = parameters;
    }

    /// What is to be shown besides.
    record Steps(
            boolean utilityBill,
            Map<String, Map<String, Map<Step, StepTerms>>> steps,
            Map<Step, Map<String, String>> data) {}

    static Steps read(Parameters parameters) {
        StepsForm form = new StepsForm(parameters);
        boolean utilityBill = parameters.or("utilityBill", Shape.flag(), false);
        Map<String, Map<String, Map<Step, StepTerms>>> steps = new LinkedHashMap<>();
        form.entries(STEPS, parameters.given(STEPS).orElse(null)).forEach((country, types) -> {
            if (form.fits(country, Countries.isCode(country), "the two letters of a country, or ALL")) {
                steps.put(country, form.byType(STEPS + "." + country, types));
            }
        });
        parameters.say(STEPS, parameters.given(STEPS).orElse(null));
        if (utilityBill && !steps.isEmpty()) {
            parameters.refuse(
                    Identifier.VALIDATION_ERROR,
                    "utilityBill",
                    "This does not go together with additionalSteps, where the bill can be a step.");
        }
        return new Steps(utilityBill, steps, form.data(steps));
    }

    private Map<String, Map<Step, StepTerms>> byType(String path, JsonNode given) {
        Map<String, Map<Step, StepTerms>> byType = new LinkedHashMap<>();
        entries(path, given).forEach((type, steps) -> {
            boolean known = EnumSet.allOf(DocumentType.class).stream()
                    .anyMatch(each -> each.name().equals(type));
            if (fits(path + "." + type, known || type.equals(Terms.ALL), "a type of document, or ALL")) {
                byType.put(type, steps(path + "." + type, steps));
            }
        });
        return byType;
    }

    private Map<Step, StepTerms> steps(String path, JsonNode given) {
        Map<Step, StepTerms> steps = new LinkedHashMap<>();
        Map<String, JsonNode> entries = entries(path, given);
        if (entries.size() > MOST_STEPS) {
            parameters.refuse(Identifier.BAD_VALUE, path, "These are too many: " + MOST_STEPS + " steps are allowed.");
            return Map.of();
        }
        entries.forEach((name, terms) -> {
            boolean right = Step.isName(name) && !OWN.contains(new Step(name));
            if (fits(path + "." + name, right, "the name of a step: up to 50 of A-Z, 0-9 and _, as in UTILITY_BILL")) {
                steps.put(new Step(name), step(path + "." + name, terms));
            }
        });
        return steps;
    }

    private StepTerms step(String path, JsonNode given) {
        Map<String, JsonNode> entries = entries(path, given);
        Map<String, JsonNode> settings = entries(path + ".settings", entries.get("settings"));
        Map<String, StepTerms.Text> texts = new LinkedHashMap<>();
        entries(path + ".texts", entries.get("texts")).forEach((language, text) -> {
            Map<String, JsonNode> said = entries(path + ".texts." + language, text);
            String at = path + ".texts." + language;
            texts.put(
                    language,
                    new StepTerms.Text(
                            value(at + ".name", said.get("name"), Shape.text(0, NAME_LENGTH), ""),
                            value(
                                    at + ".description",
                                    said.get("description"),
                                    Shape.text(0, DESCRIPTION_LENGTH),
                                    "")));
        });
        boolean noFields =
                entries.get("fields") == null || entries.get("fields").isEmpty();
        return new StepTerms(
                value(path + ".type", entries.get("type"), METHOD, StepMethod.UPLOAD),
                noFields ? List.of() : value(path + ".fields", entries.get("fields"), FIELDS, List.of()),
                texts,
                value(path + ".settings.canUpload", settings.get("canUpload"), Shape.flag(), true),
                value(path + ".settings.canCapture", settings.get("canCapture"), Shape.flag(), true),
                value(path + ".settings.canUploadPDF", settings.get("canUploadPDF"), Shape.flag(), false));
    }

    private Map<Step, Map<String, String>> data(Map<String, Map<String, Map<Step, StepTerms>>> steps) {
        Map<Step, Map<String, String>> data = new LinkedHashMap<>();
        entries(DATA, parameters.given(DATA).orElse(null)).forEach((name, fields) -> {
            boolean known = steps.values().stream()
                    .flatMap(byType -> byType.values().stream())
                    .flatMap(of -> of.keySet().stream())
                    .anyMatch(step -> step.name().equals(name));
            if (!known) {
                parameters.refuse(
                        Identifier.VALIDATION_ERROR, DATA + "." + name, "This is no step of additionalSteps.");
                return;
            }
            Map<String, String> values = new LinkedHashMap<>();
            entries(DATA + "." + name, fields).forEach((field, value) -> {
                boolean right = value.isValueNode() && value.asText().length() <= VALUE_LENGTH;
                if (fits(DATA + "." + name + "." + field, right, "a text of up to " + VALUE_LENGTH + " characters")) {
                    values.put(field, value.asText());
                }
            });
            data.put(new Step(name), Map.copyOf(values));
        });
        parameters.say(DATA, parameters.given(DATA).orElse(null));
        return data;
    }

    private boolean fits(String path, boolean right, String wanted) {
        if (!right && !path.equals(Terms.ALL)) {
            parameters.refuse(Identifier.BAD_VALUE, path, "This must be " + wanted + ".");
            return false;
        }
        return true;
    }

    private <T> T value(String path, @Nullable JsonNode given, Shape<T> shape, T fallback) {
        if (given == null || given.isNull()) {
            return fallback;
        }
        T value = shape.reading().apply(given).orElse(null);
        if (value == null) {
            parameters.refuse(Identifier.BAD_VALUE, path, "This must be " + shape.wanted() + ".");
            return fallback;
        }
        return value;
    }

    /// The entries of an object; none when there is no object.
    private Map<String, JsonNode> entries(String path, @Nullable JsonNode given) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        if (given == null || given.isNull()) {
            return entries;
        }
        if (!given.isObject() && !(given.isArray() && given.isEmpty())) {
            parameters.refuse(Identifier.BAD_VALUE, path, "This must be an object in braces.");
            return entries;
        }
        given.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }
}
