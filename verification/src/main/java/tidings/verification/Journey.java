package tidings.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.verification.Terms.TokenType;

/// What the person is asked to show, and how far they are. Before a document is chosen nothing is asked for,
/// and after the outcome only what the partner asked for since.
public final class Journey {
    private final Verification verification;
    private final List<Step> asked;
    private final List<Step> optional;

    private Journey(Verification verification, List<Step> asked, List<Step> optional) {
        this.verification = verification;
        this.asked = List.copyOf(asked);
        this.optional = List.copyOf(optional);
    }

    /// The journey of a verification as it stands.
    public static Journey of(Verification verification) {
        Terms terms = verification.terms();
        Choice choice = verification.choice();
        if (verification.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request)) {
            List<Step> more = choice == null ? List.of() : List.copyOf(additional(terms, choice));
            return request.stepsRequired()
                    ? new Journey(verification, more, List.of())
                    : new Journey(verification, List.of(), more);
        }
        List<Step> optional = terms.utilityBill() ? List.of(Step.SECOND_UTILITY_BILL) : List.of();
        return new Journey(verification, choice == null ? List.of() : steps(terms, choice), optional);
    }

    /// All steps that are asked for when this document is chosen, in the order in which they are shown.
    public static List<Step> steps(Terms terms, Choice choice) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.FRONT);
        if (hasBack(choice.document(), terms.policy())) {
            steps.add(Step.BACK);
        }
        if (asksForFace(terms)) {
            steps.add(Step.FACE);
        }
        for (Step step : additional(terms, choice)) {
            if (!steps.contains(step)) {
                steps.add(step);
            }
        }
        return List.copyOf(steps);
    }

    /// Whether a document is shown from both sides.
    public static boolean hasBack(DocumentType document, Policy policy) {
        return switch (document) {
            case DRIVER_LICENSE, PROVISIONAL_DRIVER_LICENSE -> policy.licenceBack();
            case ID_CARD,
                    OLD_ID_CARD,
                    RESIDENCE_PERMIT,
                    AADHAAR,
                    MILITARY_CARD,
                    ADDRESS_CARD,
                    BORDER_CROSSING,
                    PHOTO_CARD,
                    PROOF_OF_AGE_CARD,
                    TRAVEL_CARD,
                    SOCIAL_SECURITY_CARD,
                    VOTER_CARD,
                    DIPLOMATIC_ID,
                    WORK_PERMIT -> true;
            case PASSPORT,
                    NATIONAL_PASSPORT,
                    INTERNATIONAL_PASSPORT,
                    VISA,
                    PAN_CARD,
                    ASYLUM,
                    OTHER,
                    BANK_ID_SE,
                    BANK_ID_NO,
                    BANK_ID_CZ,
                    SMART_ID,
                    CLEAR,
                    ONE_ID,
                    FTN,
                    MIT_ID,
                    VERIMI,
                    LA_WALLET,
                    SAMSUNG_WALLET,
                    MOJE_ID_CZ,
                    YOTI_ID -> false;
        };
    }

    /// Whether the person is to show their face.
    public static boolean asksForFace(Terms terms) {
        return terms.tokenType() == TokenType.IDENTIFICATION;
    }

    /// The countries that may be chosen, sorted.
    public static List<String> countries(Terms terms) {
        return Countries.all().stream()
                .filter(country -> !documents(terms, country).isEmpty())
                .toList();
    }

    /// The documents that may be chosen for a country; none when the country may not be.
    public static Set<DocumentType> documents(Terms terms, String country) {
        return Countries.isCode(country) ? terms.documents().in(country) : Set.of();
    }

    /// The steps beyond document and face for this document: the utility bill, then those of the partner by
    /// name.
    static List<Step> additional(Terms terms, Choice choice) {
        List<Step> steps = new ArrayList<>();
        if (terms.utilityBill()) {
            steps.add(Step.UTILITY_BILL);
        }
        for (Step step : terms.stepsFor(choice.country(), choice.document()).keySet()) {
            if (!steps.contains(step)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /// What has to be shown before the person can go on, in the order in which it is asked for.
    public List<Step> asked() {
        return asked;
    }

    /// What may be shown besides.
    public List<Step> optional() {
        return optional;
    }

    /// Whether the person may show this now, for the first time or anew.
    public boolean takes(Step step) {
        return asked.contains(step) || optional.contains(step);
    }

    /// What was never shown.
    public List<Step> missing() {
        return asked.stream().filter(step -> upload(step) == null).toList();
    }

    /// What is to be shown again, and what was wrong with it.
    public Map<Step, Set<Flaw>> retakes() {
        Map<Step, Set<Flaw>> retakes = new LinkedHashMap<>();
        for (Step step : asked) {
            Upload upload = upload(step);
            if (upload != null && isPoor(upload)) {
                retakes.put(step, upload.flaws());
            }
        }
        return retakes;
    }

    /// How often a step may still be taken anew after a poor picture.
    public int retakesLeft(Step step) {
        Upload upload = upload(step);
        int allowed = verification.terms().policy().retakes();
        return upload == null ? allowed : Math.max(0, allowed - upload.retakes());
    }

    /// What is missing or to be shown again, in the order in which it is asked for.
    public List<Step> remaining() {
        Set<Step> again = retakes().keySet();
        return asked.stream()
                .filter(step -> upload(step) == null || again.contains(step))
                .toList();
    }

    /// What the person shows next; empty when all is there or no document was chosen yet.
    public Optional<Step> next() {
        return remaining().stream().findFirst();
    }

    /// Whether all that is asked for is there and none of it is to be shown again.
    public boolean isComplete() {
        return isChosen() && remaining().isEmpty();
    }

    /// Whether all that is asked for was shown at least once, however poor.
    public boolean isShownOnce() {
        return isChosen() && missing().isEmpty();
    }

    private boolean isChosen() {
        return verification.choice() != null || verification.stage() instanceof Stage.Updating;
    }

    private boolean isPoor(Upload upload) {
        return !upload.flaws().isEmpty()
                && upload.retakes() < verification.terms().policy().retakes();
    }

    /// What counts as shown: after a request for more, only what was given since.
    private @Nullable Upload upload(Step step) {
        return verification.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request)
                        && !request.given().contains(step)
                ? null
                : verification.uploads().get(step);
    }
}
