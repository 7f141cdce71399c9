package tidings.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.events.IdentificationData;
import tidings.events.IdentificationData.AgeEstimate;
import tidings.events.IdentificationData.Sex;

/// Writes the part of a body that holds what was read: a reviewer's word replaces the machine's as a whole.
final class OutcomeData {
    /// Nothing was processed.
    static final IdentificationData NONE = new OutcomeData(Map.of()).write(null, null, null, null, null);

    private static final String ADDRESS = "address";

    private final Map<DataField, String> data;

    private OutcomeData(Map<DataField, String> data) {
        this.data = data;
    }

    static IdentificationData of(Verification v) {
        AutoReview auto = v.auto();
        Choice choice = v.choice();
        return new OutcomeData(best(v))
                .write(
                        isChanged(v),
                        choice == null ? null : choice.country(),
                        auto == null || auto.duplicateFaces().isEmpty() ? null : auto.duplicateFaces(),
                        auto == null || auto.duplicateDocFaces().isEmpty() ? null : auto.duplicateDocFaces(),
                        additionalData(v));
    }

    /// What is known to be in the document: as the reviewer left it, else as the machine read it.
    static Map<DataField, String> best(Verification v) {
        ManualReview manual = v.manual();
        AutoReview auto = v.auto();
        return manual != null ? manual.data() : auto == null ? Map.of() : auto.data();
    }

    /// Whether a reviewer changed what the machine read.
    static boolean isChanged(Verification v) {
        ManualReview manual = v.manual();
        AutoReview auto = v.auto();
        return manual != null && !manual.data().equals(auto == null ? Map.of() : auto.data());
    }

    private IdentificationData write(
            @Nullable Boolean changed,
            @Nullable String country,
            @Nullable List<String> duplicateFaces,
            @Nullable List<String> duplicateDocFaces,
            @Nullable Map<String, Object> additionalData) {
        return new IdentificationData(
                data.get(DataField.DOC_FIRST_NAME),
                data.get(DataField.DOC_LAST_NAME),
                data.get(DataField.DOC_NUMBER),
                data.get(DataField.DOC_PERSONAL_CODE),
                data.get(DataField.DOC_EXPIRY),
                data.get(DataField.DOC_DOB),
                data.get(DataField.DOC_DATE_OF_ISSUE),
                ReadData.word(DocumentType.class, data.get(DataField.DOC_TYPE)).orElse(null),
                ReadData.word(Sex.class, data.get(DataField.DOC_SEX)).orElse(null),
                data.get(DataField.DOC_NATIONALITY),
                data.get(DataField.DOC_ISSUING_COUNTRY),
                data.get(DataField.BIRTH_PLACE),
                data.get(DataField.AUTHORITY),
                data.get(DataField.ADDRESS),
                data.get(DataField.DOC_TEMPORARY_ADDRESS),
                data.get(DataField.MOTHERS_MAIDEN_NAME),
                data.get(DataField.DOC_BIRTH_NAME),
                data.get(DataField.DOC_PATRONYMIC),
                data.get(DataField.DRIVER_LICENSE_CATEGORY),
                changed,
                data.get(DataField.FULL_NAME),
                country,
                data.get(DataField.ORG_FIRST_NAME),
                data.get(DataField.ORG_LAST_NAME),
                data.get(DataField.ORG_NATIONALITY),
                data.get(DataField.ORG_BIRTH_PLACE),
                data.get(DataField.ORG_AUTHORITY),
                data.get(DataField.ORG_ADDRESS),
                data.get(DataField.ORG_TEMPORARY_ADDRESS),
                data.get(DataField.ORG_MOTHERS_MAIDEN_NAME),
                data.get(DataField.ORG_PATRONYMIC),
                data.get(DataField.ORG_BIRTH_NAME),
                ReadData.word(AgeEstimate.class, data.get(DataField.AGE_ESTIMATE))
                        .orElse(null),
                null,
                duplicateFaces,
                duplicateDocFaces,
                additionalData);
    }

    /// For each field that an additional step has, what was read and how it compares: nothing reads them but
    /// the reviewer, who says which address the utility bill states.
    private static Map<String, Object> additionalData(Verification v) {
        Choice choice = v.choice();
        Map<String, Object> steps = new LinkedHashMap<>();
        if (choice != null) {
            v.terms().stepsFor(choice.country(), choice.document()).forEach((step, terms) -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                terms.fields().forEach(field -> fields.put(field, Map.of("status", "NO_DATA")));
                if (!fields.isEmpty()) {
                    steps.put(step.name(), fields);
                }
            });
        }
        ManualReview manual = v.manual();
        if (manual != null && manual.address() != null) {
            String match = manual.addressMatch() ? "MATCH" : "NOT_MATCH";
            Map<String, Object> bill = new LinkedHashMap<>();
            if (steps.get(Step.UTILITY_BILL.name()) instanceof Map<?, ?> fields) {
                fields.forEach((field, value) -> bill.put(String.valueOf(field), value));
            }
            bill.put(ADDRESS, Map.of("value", manual.address(), "status", match));
            steps.put(Step.UTILITY_BILL.name(), bill);
        }
        return steps;
    }
}
