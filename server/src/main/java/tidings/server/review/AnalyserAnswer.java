package tidings.server.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Journey;
import tidings.verification.ReadData;
import tidings.verification.Step;
import tidings.verification.Verification;

/// What an analyser answers, held to its contract: whoever says something that nobody understands is not
/// believed at all.
final class AnalyserAnswer {
    private static final int MAX_LINES = 20;
    private static final int MAX_LINE = 100;
    private static final int MAX_DUPLICATES = 100;
    private static final int MAX_SCAN_REF = 36;

    private static final Map<String, DataField> FIELDS =
            Arrays.stream(DataField.values()).collect(Collectors.toMap(DataField::wireName, Function.identity()));

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build()
            .readerFor(Wire.class);

    private static final Outcome NULL = new Outcome.Broken("it has a null where there must be none");

    private AnalyserAnswer() {}

    /// The answer as it comes.
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Wire(
            @Nullable FaceStatus face,
            @Nullable DocumentStatus document,
            @Nullable Map<String, @Nullable String> data,
            @Nullable List<String> mrz,
            @Nullable Set<FraudTag> fraudTags,
            @Nullable Set<MismatchTag> mismatchTags,
            @Nullable Map<String, @Nullable Set<Flaw>> flaws,
            @Nullable List<String> duplicateFaces,
            @Nullable List<String> duplicateDocFaces) {}

    /// What came of reading an answer.
    sealed interface Outcome {
        record Holds(Finding finding) implements Outcome {}

        /// @param why for the operator; nothing personal is in it
        record Broken(String why) implements Outcome {}

        /// The finding, or what is made of the fault.
        default Finding orElseGet(Function<String, Finding> otherwise) {
            return switch (this) {
                case Holds(Finding finding) -> finding;
                case Broken(String why) -> otherwise.apply(why);
            };
        }
    }

    static Outcome read(byte[] json, Verification verification) {
        try {
            Wire wire = JSON.readValue(json);
            return wire == null ? new Outcome.Broken("it is null") : finding(wire, verification);
        } catch (UnrecognizedPropertyException e) {
            return new Outcome.Broken("it has an unknown key, " + shown(e.getPropertyName()));
        } catch (JsonProcessingException e) {
            return new Outcome.Broken("it is not JSON of the right form, at line "
                    + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                    + path(e));
        } catch (IOException e) {
            return new Outcome.Broken("it cannot be read");
        }
    }

    private static String path(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(reference -> shown(String.valueOf(reference.getFieldName())))
                        .collect(Collectors.joining(".", " in ", ""))
                : "";
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "?");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    private static Outcome finding(Wire wire, Verification verification) {
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        for (var entry : orEmpty(wire.data()).entrySet()) {
            DataField field = FIELDS.get(entry.getKey());
            if (field == null) {
                return new Outcome.Broken("its data has an unknown field, " + shown(entry.getKey()));
            }
            String value = entry.getValue();
            if (value != null) {
                data.put(field, value);
            }
        }
        Map<Step, Set<Flaw>> flaws = new HashMap<>();
        for (var entry : orEmpty(wire.flaws()).entrySet()) {
            if (!Step.isName(entry.getKey()) || !verification.uploads().containsKey(new Step(entry.getKey()))) {
                return new Outcome.Broken("it finds flaws in a step that was not shown, " + shown(entry.getKey()));
            }
            Set<Flaw> found = entry.getValue();
            if (found == null || holdsNull(found)) {
                return NULL;
            }
            flaws.put(new Step(entry.getKey()), found);
        }
        if (holdsNull(wire.mrz())
                || holdsNull(wire.fraudTags())
                || holdsNull(wire.mismatchTags())
                || holdsNull(wire.duplicateFaces())
                || holdsNull(wire.duplicateDocFaces())) {
            return NULL;
        }
        List<String> zone = orEmpty(wire.mrz());
        if (zone.size() > MAX_LINES || zone.stream().anyMatch(line -> line.length() > MAX_LINE)) {
            return new Outcome.Broken("its mrz has more than " + MAX_LINES + " lines or a line is too long");
        }
        if (!areScanRefs(orEmpty(wire.duplicateFaces())) || !areScanRefs(orEmpty(wire.duplicateDocFaces()))) {
            return new Outcome.Broken("its duplicates are no scanRefs, or more than " + MAX_DUPLICATES);
        }
        boolean face = Journey.asksForFace(verification.terms());
        return new Outcome.Holds(new Finding(
                face ? wire.face() : null,
                wire.document(),
                ReadData.fit(data),
                zone,
                wire.fraudTags() == null ? Set.of() : wire.fraudTags(),
                wire.mismatchTags() == null ? Set.of() : wire.mismatchTags(),
                flaws,
                orEmpty(wire.duplicateFaces()),
                orEmpty(wire.duplicateDocFaces())));
    }

    /// The reader lets a null stand among the elements.
    private static boolean holdsNull(@Nullable Collection<?> elements) {
        return elements != null && elements.stream().anyMatch(Objects::isNull);
    }

    private static boolean areScanRefs(List<String> texts) {
        return texts.size() <= MAX_DUPLICATES
                && texts.stream().allMatch(text -> !text.isEmpty() && text.length() <= MAX_SCAN_REF);
    }

    private static <V extends @Nullable Object> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
