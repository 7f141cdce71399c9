package tidings.verification;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tidings.events.DocumentType;

/// Which documents a person may show: types by country, where [Terms#ALL] stands for all countries that are
/// not named.
public record AllowedDocuments(Map<String, Set<DocumentType>> byCountry) {
    /// What is asked for unless the partner says otherwise.
    public static final AllowedDocuments USUAL = new AllowedDocuments(Map.of(
            Terms.ALL,
            EnumSet.of(
                    DocumentType.ID_CARD,
                    DocumentType.PASSPORT,
                    DocumentType.RESIDENCE_PERMIT,
                    DocumentType.DRIVER_LICENSE)));

    public AllowedDocuments {
        byCountry = byCountry.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /// The types for a country; none when it is not allowed.
    public Set<DocumentType> in(String country) {
        return byCountry.getOrDefault(country, byCountry.getOrDefault(Terms.ALL, Set.of()));
    }
}
