package tidings.server.dashboard.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.IdentificationStatus.AdditionalStepsResult;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Complaints;
import tidings.verification.DataField;
import tidings.verification.Journey;
import tidings.verification.ManualReview;
import tidings.verification.ReadData;
import tidings.verification.Verification;

/// What the form of a review comes to when it is sent.
sealed interface Judgement {

    /// It can be kept.
    record Right(ManualReview review) implements Judgement {}

    /// It comes back.
    record Wrong(Complaints complaints) implements Judgement {}

    /// Who decides what, and when.
    ///
    /// @param approve whether to approve; otherwise it is denied
    record Verdict(boolean approve, String by, Instant at) {}

    /// Reads a draft. What was not chosen follows from the verdict and its reasons, as far as it does.
    static Judgement of(Draft draft, Verification verification, Verdict verdict) {
        return new Reading(draft, verification, verdict).judgement();
    }

    /// Reads one draft, and collects what is wrong with it in the order of the form.
    final class Reading {
        private static final int LONGEST_REASON = 1_000;
        private static final int LONGEST_ADDRESS = 255;

        private final Draft draft;
        private final Verdict verdict;
        private final boolean asksForFace;
        private final List<FieldError> errors = new ArrayList<>();

        private Reading(Draft draft, Verification verification, Verdict verdict) {
            this.draft = draft;
            this.verdict = verdict;
            this.asksForFace = Journey.asksForFace(verification.terms());
        }

        private Judgement judgement() {
            Map<DataField, String> data = data();
            Optional<FaceStatus> face = asksForFace ? face() : Optional.empty();
            Optional<DocumentStatus> document = document();
            if (verdict.approve) {
                approves(face, document);
            } else {
                denies(face, document);
            }
            atMost("billAddress", "What the bill states", draft.address(), LONGEST_ADDRESS);
            if (!errors.isEmpty() || document.isEmpty()) {
                return new Wrong(new Complaints(errors));
            }
            return new Right(new ManualReview(
                    verdict.at,
                    verdict.by,
                    face.orElse(null),
                    document.get(),
                    word(AdditionalStepsResult.class, draft.additionalSteps()),
                    data,
                    draft.fraudTags(),
                    draft.mismatchTags(),
                    verdict.approve ? List.of() : reasons(),
                    draft.address().isEmpty() ? null : draft.address(),
                    draft.addressMatch()));
        }

        private Map<DataField, String> data() {
            Map<DataField, String> data = new EnumMap<>(DataField.class);
            for (DataField field : DataField.values()) {
                String value = draft.data().getOrDefault(field, "");
                if (length(value) > field.maxLength()) {
                    wrong(field, "may have " + field.maxLength() + " characters, and this has " + length(value) + ".");
                } else if (!value.isEmpty()) {
                    ReadData.fit(field, value)
                            .ifPresentOrElse(fit -> data.put(field, fit), () -> wrong(field, right(field)));
                }
            }
            return data;
        }

        private static String right(DataField field) {
            return switch (field.kind()) {
                case DATE -> "must be a date that exists, as year-month-day: 1990-01-31.";
                case COUNTRY -> "must be a country's code of two letters, such as LT.";
                case TEXT, DOCUMENT_TYPE, SEX, AGE_ESTIMATE -> "must be one of those that are offered.";
            };
        }

        private void wrong(DataField field, String right) {
            errors.add(new FieldError(Draft.input(field), Names.of(field) + " " + right));
        }

        private Optional<FaceStatus> face() {
            FaceStatus chosen = word(FaceStatus.class, draft.face());
            FaceStatus said = chosen != null && Results.FACES_BY_HAND.contains(chosen) ? chosen : null;
            if (verdict.approve) {
                return Optional.of(said == null ? FaceStatus.FACE_MATCH : said);
            }
            return said != null && said != FaceStatus.FACE_MATCH
                    ? Optional.of(said)
                    : Optional.ofNullable(draft.reasons().stream()
                            .sorted()
                            .map(DenyReason::face)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(said == null ? FaceStatus.FACE_MATCH : said));
        }

        private Optional<DocumentStatus> document() {
            DocumentStatus chosen = word(DocumentStatus.class, draft.document());
            DocumentStatus said = chosen != null && Results.DOCUMENTS_BY_HAND.contains(chosen) ? chosen : null;
            if (verdict.approve) {
                return Optional.of(said == null ? DocumentStatus.DOC_VALIDATED : said);
            }
            return said != null && said != DocumentStatus.DOC_VALIDATED
                    ? Optional.of(said)
                    : Optional.of(draft.reasons().stream()
                            .sorted()
                            .map(DenyReason::document)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(said == null ? DocumentStatus.DOC_VALIDATED : said));
        }

        private void approves(Optional<FaceStatus> face, Optional<DocumentStatus> document) {
            face.filter(said -> said != FaceStatus.FACE_MATCH)
                    .ifPresent(said -> errors.add(new FieldError(
                            "face", "To approve, the face must match; here it says: " + Results.of(said) + ".")));
            document.filter(said -> said != DocumentStatus.DOC_VALIDATED)
                    .ifPresent(said -> errors.add(new FieldError(
                            "document",
                            "To approve, the document must be valid; here it says: " + Results.of(said) + ".")));
        }

        private void denies(Optional<FaceStatus> face, Optional<DocumentStatus> document) {
            if (draft.reasons().isEmpty() && draft.reason().isEmpty()) {
                errors.add(new FieldError("reasons", "To deny, give at least one reason."));
            }
            atMost("reason", "A reason", draft.reason(), LONGEST_REASON);
            boolean good = document.filter(said -> said == DocumentStatus.DOC_VALIDATED)
                            .isPresent()
                    && (face.isEmpty() || face.get() == FaceStatus.FACE_MATCH);
            if (good && errors.isEmpty()) {
                errors.add(new FieldError(
                        "document",
                        "A denial needs a result that is not good: say here what is wrong with the document"
                                + (asksForFace ? ", or above what is wrong with the face." : ".")));
            }
        }

        private List<String> reasons() {
            List<String> reasons = new ArrayList<>();
            draft.reasons().stream().sorted().map(DenyReason::name).forEach(reasons::add);
            if (!draft.reason().isEmpty()) {
                reasons.add(draft.reason());
            }
            return reasons;
        }

        private void atMost(String field, String what, String text, int most) {
            if (length(text) > most) {
                errors.add(new FieldError(
                        field, what + " may have " + most + " characters, and this has " + length(text) + "."));
            }
        }

        private static int length(String text) {
            return text.codePointCount(0, text.length());
        }

        private static <E extends Enum<E>> @Nullable E word(Class<E> type, String name) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
