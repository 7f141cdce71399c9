package tidings.server.review;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidings.events.DocumentStatus;
import tidings.events.MismatchTag;
import tidings.verification.Comparison;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Mrz;
import tidings.verification.Mrz.CheckDigit;
import tidings.verification.Step;

/// Checks the machine-readable zone that another reviewer has read: its check digits, and whether it says the
/// same as the rest of the document and as the partner.
public final class MachineReadableZone implements Reviewer {
    /// What the zone and the print beside it must agree on, with the check digit that covers it.
    private static final Map<DataField, CheckDigit> COVERED = Map.of(
            DataField.DOC_NUMBER, CheckDigit.DOCUMENT_NUMBER,
            DataField.DOC_DOB, CheckDigit.DATE_OF_BIRTH,
            DataField.DOC_EXPIRY, CheckDigit.DATE_OF_EXPIRY,
            DataField.DOC_PERSONAL_CODE, CheckDigit.PERSONAL_NUMBER);

    private static final List<DataField> COMPARED =
            List.of(DataField.DOC_NUMBER, DataField.DOC_DOB, DataField.DOC_EXPIRY);

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        Optional<Mrz> found = soFar.zone().isEmpty() ? Optional.empty() : Mrz.find(soFar.zone(), evidence.today());
        return found.map(zone -> judge(evidence, soFar, zone)).orElse(Finding.NOTHING);
    }

    private static Finding judge(Evidence evidence, Finding soFar, Mrz zone) {
        Map<DataField, String> sure = sure(zone);
        Finding finding = Finding.ofData(sure).and(Finding.ofTags(Set.of(), mismatches(evidence, soFar, sure)));
        if (zone.isValid()) {
            return finding;
        }
        Step step = evidence.sides().contains(Step.BACK) ? Step.BACK : Step.FRONT;
        return finding.and(Finding.of(DocumentStatus.MRZ_INVALID))
                .and(Finding.ofFlaws(Map.of(step, Set.of(Flaw.CODE_UNREADABLE))));
    }

    /// What no failed check digit covers.
    private static Map<DataField, String> sure(Mrz zone) {
        Map<DataField, String> sure = new EnumMap<>(DataField.class);
        zone.data().forEach((field, value) -> {
            CheckDigit digit = COVERED.get(field);
            if (digit == null || zone.isSure(digit)) {
                sure.put(field, value);
            }
        });
        return sure;
    }

    private static Set<MismatchTag> mismatches(Evidence evidence, Finding soFar, Map<DataField, String> sure) {
        LocalDate today = evidence.today();
        Set<MismatchTag> tags = EnumSet.noneOf(MismatchTag.class);
        tags.addAll(Comparison.ofZone(evidence.verification().terms(), sure, today));
        // The document's rules say this of all that was read together.
        tags.remove(MismatchTag.UNKNOWN_AGE);
        boolean contradicts = COMPARED.stream()
                .anyMatch(field -> sure.containsKey(field)
                        && soFar.data().containsKey(field)
                        && !Register.key(sure.get(field))
                                .equals(Register.key(soFar.data().get(field))));
        if (contradicts) {
            tags.add(MismatchTag.DOC_INFO_MISMATCH);
        }
        return tags;
    }
}
