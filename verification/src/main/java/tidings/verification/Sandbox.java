package tidings.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.EventType;
import tidings.events.FaceStatus;
import tidings.events.Identification.Platform;
import tidings.events.IdentificationData.Sex;
import tidings.events.MismatchTag;
import tidings.events.OverallStatus;
import tidings.verification.Happening.Kind;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Ruling.Refused;

/// Makes outcomes up, so that an integrator sees every event without a camera. The person is invented around
/// what the partner claims.
final class Sandbox {
    private static final String COUNTRY = "LT";
    private static final int YEARS_VALID = 5;

    private final Outcomes outcomes;

    Sandbox(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Ruling pretendAuto(Verification v, Action.PretendAuto action, Instant now) {
        if (!v.terms().sandbox()) {
            return new Refused(Refusal.NOT_IN_SANDBOX);
        }
        boolean fresh = v.stage() instanceof Stage.Waiting
                || v.stage() instanceof Stage.Collecting
                || v.stage() instanceof Stage.Checking;
        if (!fresh) {
            return new Refused(PersonSession.notAtIt(v.stage()));
        }
        Change change = new Change(v, now, outcomes);
        switch (action.overall()) {
            case APPROVED, DENIED, SUSPECTED -> decide(v, action, change);
            case EXPIRED ->
                change.to(new Stage.Expired(now))
                        .note(Kind.EXPIRED, action.by())
                        .tell(EventType.IDENTIFICATION_EXPIRED, true);
            case ACTIVE, REVIEWING, DELETED, ARCHIVED -> {
                // Nothing is made up: the verification goes on as it would.
            }
        }
        return change.granted();
    }

    Ruling pretendManual(Verification v, Action.PretendManual action, Instant now) {
        if (!v.terms().sandbox()) {
            return new Refused(Refusal.NOT_IN_SANDBOX);
        }
        switch (v.stage()) {
            case Stage.Updating _ -> {
                return new Refused(Refusal.REQUEST_PENDING);
            }
            case Stage.Expired _, Stage.Cancelled _ -> {
                return new Refused(PersonSession.notAtIt(v.stage()));
            }
            case Stage.Waiting _, Stage.Collecting _, Stage.Checking _, Stage.Reviewing _, Stage.Decided _ -> {
                Change change = new Change(v, now, outcomes);
                pretendPerson(v, change);
                FaceStatus face = Journey.asksForFace(v.terms()) ? action.face() : null;
                boolean denied = Overall.derive(face, action.document(), false) == OverallStatus.DENIED;
                ManualReview review = new ManualReview(
                        now,
                        action.by(),
                        face,
                        action.document(),
                        null,
                        v.auto() == null ? invent(v, now) : v.auto().data(),
                        Set.of(),
                        Set.of(),
                        denied ? List.of(reason(face, action.document())) : List.of(),
                        null,
                        false);
                ManualReviewing.decide(review, v.auto(), change);
                return change.granted();
            }
        }
    }

    private static void decide(Verification v, Action.PretendAuto action, Change change) {
        boolean denied = action.overall() == OverallStatus.DENIED;
        boolean asksForFace = Journey.asksForFace(v.terms());
        Set<MismatchTag> tags =
                action.overall() == OverallStatus.SUSPECTED ? Set.of(MismatchTag.DATE_OF_BIRTH) : Set.of();
        AutoReview review = new AutoReview(
                change.now(),
                !asksForFace ? null : denied ? FaceStatus.FACE_MISMATCH : FaceStatus.FACE_MATCH,
                denied && !asksForFace ? DocumentStatus.DOC_NOT_FULLY_VISIBLE : DocumentStatus.DOC_VALIDATED,
                invent(v, change.now()),
                Set.of(),
                tags,
                Map.of(),
                List.of(),
                List.of());
        pretendPerson(v, change);
        change.auto(review)
                .to(new Stage.Decided(change.now()))
                .note(Kind.AUTO_REVIEWED, action.by(), action.overall().name());
        DocumentExpiry.decided(change);
        change.tell(EventType.IDENTIFICATION_AUTO_FINISHED, true);
    }

    /// Somebody came with a document, as far as nobody really did.
    private static void pretendPerson(Verification v, Change change) {
        if (v.visit() == null) {
            change.visit(new Visit(change.now(), Platform.PC, null));
        }
        if (v.choice() == null) {
            change.choice(choice(v.terms()));
        }
    }

    private static Choice choice(Terms terms) {
        List<String> countries = Journey.countries(terms);
        String country = countries.contains(COUNTRY) || countries.isEmpty() ? COUNTRY : countries.getFirst();
        DocumentType document = Journey.documents(terms, country).stream()
                .min(DocumentType::compareTo)
                .orElse(DocumentType.ID_CARD);
        return new Choice(country, document);
    }

    private static Map<DataField, String> invent(Verification v, Instant now) {
        Claims claims = v.terms().claims();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Choice choice = Optional.ofNullable(v.choice()).orElseGet(() -> choice(v.terms()));
        String first = or(claims.firstName(), "ADA");
        String last = or(claims.lastName(), "EXAMPLE");
        Sex sex = claims.sex() == null ? Sex.FEMALE : claims.sex();
        LocalDate expiry = claims.dateOfExpiry() == null ? today.plusYears(YEARS_VALID) : claims.dateOfExpiry();
        LocalDate issue = claims.dateOfIssue() == null ? today.minusYears(YEARS_VALID) : claims.dateOfIssue();
        LocalDate birth = claims.dateOfBirth() == null ? LocalDate.of(1990, 1, 2) : claims.dateOfBirth();
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        data.put(DataField.DOC_FIRST_NAME, first);
        data.put(DataField.DOC_LAST_NAME, last);
        data.put(DataField.FULL_NAME, first + " " + last);
        data.put(DataField.DOC_NUMBER, or(claims.documentNumber(), "X0000001"));
        data.put(DataField.DOC_EXPIRY, expiry.toString());
        data.put(DataField.DOC_DOB, birth.toString());
        data.put(DataField.DOC_DATE_OF_ISSUE, issue.toString());
        data.put(DataField.DOC_TYPE, choice.document().name());
        data.put(DataField.DOC_SEX, sex.name());
        data.put(DataField.DOC_NATIONALITY, or(claims.nationality(), choice.country()));
        data.put(DataField.DOC_ISSUING_COUNTRY, choice.country());
        if (claims.personalNumber() != null) {
            data.put(DataField.DOC_PERSONAL_CODE, claims.personalNumber());
        }
        return ReadData.fit(data);
    }

    private static String reason(@Nullable FaceStatus face, DocumentStatus document) {
        return document == DocumentStatus.DOC_VALIDATED && face != null ? face.name() : document.name();
    }

    private static String or(@Nullable String claimed, String invented) {
        return claimed == null ? invented : claimed;
    }
}
