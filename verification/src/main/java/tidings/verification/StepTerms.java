package tidings.verification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tidings.events.DocumentType;
import tidings.events.Identification.StepMethod;

/// How an additional step is done.
///
/// @param fields what is read from it or compared
/// @param texts by language, what the person is told
public record StepTerms(
        StepMethod method,
        List<String> fields,
        Map<String, Text> texts,
        boolean canUpload,
        boolean canCapture,
        boolean canUploadPdf) {

    public StepTerms {
        fields = List.copyOf(fields);
        texts = Map.copyOf(texts);
    }

    /// What a step is called and what to do.
    public record Text(String name, String description) {}

    /// What holds for a country and a document: of the entries for that country or all, those for that type
    /// or all.
    static Map<Step, StepTerms> choose(
            Map<String, Map<String, Map<Step, StepTerms>>> rules, String country, DocumentType document) {
        Map<Step, StepTerms> chosen = new TreeMap<>(Comparator.comparing(Step::name));
        for (String where : List.of(Terms.ALL, country)) {
            Map<String, Map<Step, StepTerms>> byType = rules.getOrDefault(where, Map.of());
            chosen.putAll(byType.getOrDefault(Terms.ALL, Map.of()));
            chosen.putAll(byType.getOrDefault(document.name(), Map.of()));
        }
        return chosen;
    }
}
