package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tidings.events.DocumentType;
import tidings.verification.AllowedDocuments;
import tidings.verification.Countries;
import tidings.verification.Terms;

/// Reads which documents a person may show: types for all countries or for some, or types by country.
final class DocumentsForm {
    private static final int MOST_COUNTRIES = 300;
    private static final Set<DocumentType> ALL_TYPES = EnumSet.allOf(DocumentType.class);
    private static final Shape<List<DocumentType>> TYPES = Shape.list(Shape.word(ALL_TYPES), ALL_TYPES.size());

    private DocumentsForm() {}

    static AllowedDocuments read(Parameters parameters) {
        List<String> countries = countries(parameters);
        Collection<DocumentType> usual = AllowedDocuments.USUAL.in(Terms.ALL);
        boolean byCountry = parameters.given("allowedDocuments").isPresent();
        if (byCountry && (!countries.isEmpty() || parameters.given("documents").isPresent())) {
            parameters.refuse(
                    Identifier.VALIDATION_ERROR,
                    "allowedDocuments",
                    "This says all of it, so country and documents must be left out.");
        }
        Map<String, Set<DocumentType>> allowed = parameters.optional("allowedDocuments", byCountry());
        List<DocumentType> types =
                parameters.or("documents", TYPES, usual.stream().sorted().toList());
        if (allowed == null) {
            allowed = new TreeMap<>();
            for (String country : countries.isEmpty() ? List.of(Terms.ALL) : countries) {
                allowed.put(country, EnumSet.copyOf(types));
            }
        } else {
            EnumSet<DocumentType> all = EnumSet.noneOf(DocumentType.class);
            allowed.values().forEach(all::addAll);
            parameters.say("documents", TYPES.writing().apply(List.copyOf(all)));
        }
        parameters.say("allowedDocuments", write(allowed));
        return new AllowedDocuments(allowed);
    }

    /// One country, or a list of them; none means all.
    private static List<String> countries(Parameters parameters) {
        Optional<JsonNode> given = parameters.given("country");
        if (given.filter(JsonNode::isArray).isPresent()) {
            List<String> countries = parameters.optional("country", Shape.list(Shape.country(), MOST_COUNTRIES));
            return countries == null ? List.of() : countries;
        }
        String country = parameters.optional("country", Shape.country());
        return country == null ? List.of() : List.of(country);
    }

    private static Shape<Map<String, Set<DocumentType>>> byCountry() {
        return new Shape<>(
                "an object with a country's two letters or ALL as each key, and a list of document types as its value",
                DocumentsForm::read,
                DocumentsForm::write);
    }

    private static Optional<Map<String, Set<DocumentType>>> read(JsonNode node) {
        Map<String, Set<DocumentType>> allowed = new TreeMap<>();
        if (!node.isObject() || node.isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Optional<List<DocumentType>> types = TYPES.reading().apply(entry.getValue());
            if (types.isEmpty() || !(entry.getKey().equals(Terms.ALL) || Countries.isCode(entry.getKey()))) {
                return Optional.empty();
            }
            allowed.put(entry.getKey(), EnumSet.copyOf(types.get()));
        }
        return Optional.of(allowed);
    }

    private static ObjectNode write(Map<String, Set<DocumentType>> allowed) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        allowed.forEach((country, types) ->
                node.set(country, TYPES.writing().apply(types.stream().sorted().toList())));
        return node;
    }
}
