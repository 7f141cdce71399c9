package tidings.server.review;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.MismatchTag;
import tidings.verification.Choice;
import tidings.verification.Comparison;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Mrz;
import tidings.verification.ReadData;
import tidings.verification.Step;

/// Holds what was read from the document against what it has to be: in date, of the country and type that
/// were chosen, of an age within the limits, and of the person that the partner names.
public final class DocumentRules implements Reviewer {
    /// Documents that a machine-readable zone or a barcode does not tell apart, so that one may stand for another.
    private static final List<List<DocumentType>> KIN = List.of(
            List.of(DocumentType.PASSPORT, DocumentType.NATIONAL_PASSPORT, DocumentType.INTERNATIONAL_PASSPORT),
            List.of(DocumentType.DRIVER_LICENSE, DocumentType.PROVISIONAL_DRIVER_LICENSE),
            List.of(
                    DocumentType.ID_CARD,
                    DocumentType.OLD_ID_CARD,
                    DocumentType.RESIDENCE_PERMIT,
                    DocumentType.DIPLOMATIC_ID,
                    DocumentType.WORK_PERMIT,
                    DocumentType.BORDER_CROSSING,
                    DocumentType.ASYLUM,
                    DocumentType.TRAVEL_CARD));

    private static final List<DataField> NAMES =
            List.of(DataField.DOC_FIRST_NAME, DataField.DOC_LAST_NAME, DataField.FULL_NAME);

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        Map<DataField, String> data = ReadData.fit(soFar.data());
        if (data.isEmpty()) {
            return Finding.NOTHING;
        }
        return ofChoice(evidence.verification().choice(), data)
                .and(isExpired(data, evidence.today()) ? Finding.of(DocumentStatus.DOC_EXPIRED) : Finding.NOTHING)
                .and(Finding.ofTags(Set.of(), mismatches(evidence, soFar, data)));
    }

    /// The zone spells names in its own way, and whoever checks it has compared them by its measure.
    private static Set<MismatchTag> mismatches(Evidence evidence, Finding soFar, Map<DataField, String> data) {
        Set<MismatchTag> tags = EnumSet.noneOf(MismatchTag.class);
        tags.addAll(Comparison.of(evidence.verification().terms(), data, evidence.today()));
        Map<DataField, String> zone = soFar.zone().isEmpty()
                ? Map.of()
                : Mrz.find(soFar.zone(), evidence.today()).map(Mrz::data).orElse(Map.of());
        boolean namesOfZone = NAMES.stream()
                .filter(data::containsKey)
                .allMatch(name -> Objects.equals(data.get(name), zone.get(name)));
        if (namesOfZone) {
            tags.removeAll(Set.of(MismatchTag.NAME, MismatchTag.SURNAME, MismatchTag.FULL_NAME));
        }
        return tags;
    }

    /// A document is good on its last day.
    private static boolean isExpired(Map<DataField, String> data, LocalDate today) {
        return Optional.ofNullable(data.get(DataField.DOC_EXPIRY))
                .map(LocalDate::parse)
                .filter(today::isAfter)
                .isPresent();
    }

    private static Finding ofChoice(@Nullable Choice choice, Map<DataField, String> data) {
        if (choice == null) {
            return Finding.NOTHING;
        }
        String country = data.get(DataField.DOC_ISSUING_COUNTRY);
        if (country != null && !country.equals(choice.country())) {
            return again(DocumentStatus.COUNTRY_MISMATCH, Flaw.WRONG_COUNTRY);
        }
        String type = data.get(DataField.DOC_TYPE);
        if (type != null && kin(DocumentType.valueOf(type)) != kin(choice.document())) {
            return again(DocumentStatus.DOC_TYPE_MISMATCH, Flaw.WRONG_TYPE);
        }
        return Finding.NOTHING;
    }

    private static Finding again(DocumentStatus status, Flaw flaw) {
        return Finding.of(status).and(Finding.ofFlaws(Map.of(Step.FRONT, Set.of(flaw))));
    }

    private static DocumentType kin(DocumentType type) {
        return KIN.stream()
                .filter(all -> all.contains(type))
                .findFirst()
                .map(List::getFirst)
                .orElse(type);
    }
}
