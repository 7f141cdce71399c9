package tidings.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.EventType;
import tidings.events.FaceStatus;
import tidings.events.OverallStatus;
import tidings.verification.Happening.Kind;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Ruling.Refused;

/// What the automatic review comes to: another attempt, a person's review, or the outcome; and what happens
/// when the person or the machine never comes to an end.
final class AutomaticOutcome {
    /// When whoever reviews has not come back, the review is begun anew after this long.
    static final Duration RETRY = Duration.ofMinutes(2);
    /// A review that was begun anew after this long and did not come back either is left to a person.
    static final Duration GIVE_UP = Duration.ofMinutes(10);

    private static final Set<FaceStatus> UNDECIDED_FACE =
            Set.of(FaceStatus.FACE_NOT_ANALYSED, FaceStatus.AUTO_UNVERIFIABLE);
    private static final Set<DocumentStatus> UNDECIDED_DOCUMENT =
            Set.of(DocumentStatus.DOC_NOT_ANALYSED, DocumentStatus.AUTO_UNVERIFIABLE);
    private static final int SCAN_REF_LENGTH = 36;

    private final Outcomes outcomes;

    AutomaticOutcome(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /// The automatic review is to begin.
    static Stage.Checking begin(Instant now) {
        return new Stage.Checking(now, now.plus(RETRY));
    }

    /// Whether no reviewer could decide face or document.
    static boolean isUndecided(AutoReview review) {
        FaceStatus face = review.face();
        return (face != null && UNDECIDED_FACE.contains(face)) || UNDECIDED_DOCUMENT.contains(review.document());
    }

    Ruling finish(Verification v, AutoReview review, Instant now) {
        if (!(v.stage() instanceof Stage.Checking)) {
            return new Refused(notChecking(v.stage()));
        }
        Change change = new Change(v, now, outcomes);
        AutoReview fitting = fit(v.terms(), review);
        Visit visit = v.visit();
        if (visit != null) {
            Instant end = visit.startedAt().plus(v.terms().sessionLength());
            if (now.isBefore(end) && isWorthAnotherTry(v, fitting)) {
                return askAgain(v, fitting, end, change).granted();
            }
        }
        conclude(v.terms().policy(), fitting, change);
        return change.granted();
    }

    /// The review has not come back in time: it is begun anew, and in the end a person decides.
    void retry(Verification v, Stage.Checking stage, Change change) {
        if (stage.retryAt().isBefore(stage.since().plus(GIVE_UP))) {
            change.to(new Stage.Checking(stage.since(), change.now().plus(RETRY)));
        } else {
            conclude(v.terms().policy(), notAnalysed(v.terms(), change.now()), change);
        }
    }

    /// The time of the session is over.
    void sessionOver(Verification v, Change change) {
        Policy policy = v.terms().policy();
        if (!Journey.of(v).isShownOnce()) {
            change.to(new Stage.Expired(change.now()))
                    .note(Kind.EXPIRED, Change.SYSTEM)
                    .tell(EventType.IDENTIFICATION_EXPIRED, true);
        } else if (policy.reviewSuccessful() || policy.reviewFailed()) {
            AutoReview last = v.auto();
            change.auto(last == null ? notAnalysed(v.terms(), change.now()) : last)
                    .to(new Stage.Reviewing(change.now(), null))
                    .note(Kind.EXPIRED, Change.SYSTEM)
                    .tell(EventType.IDENTIFICATION_EXPIRED, false);
        } else {
            change.to(begin(change.now())).note(Kind.SUBMITTED, Change.SYSTEM);
        }
    }

    /// The review's result holds: it is the outcome, or a person looks at it.
    private static void conclude(Policy policy, AutoReview review, Change change) {
        OverallStatus overall = Overall.of(review);
        boolean undecided = isUndecided(review);
        boolean reviewed =
                undecided || (overall == OverallStatus.DENIED ? policy.reviewFailed() : policy.reviewSuccessful());
        change.auto(review).note(Kind.AUTO_REVIEWED, Change.SYSTEM, undecided ? "NOT_ANALYSED" : overall.name());
        if (!reviewed) {
            change.to(new Stage.Decided(change.now()));
            DocumentExpiry.decided(change);
            change.tell(EventType.IDENTIFICATION_AUTO_FINISHED, true);
            return;
        }
        change.to(new Stage.Reviewing(change.now(), null));
        if (policy.autoWebhook()) {
            change.tell(EventType.IDENTIFICATION_AUTO_FINISHED, false);
        }
    }

    private static boolean isWorthAnotherTry(Verification v, AutoReview review) {
        boolean undecidedOrGood =
                (isGood(review.face()) || (review.face() != null && UNDECIDED_FACE.contains(review.face())))
                        && (review.document() == DocumentStatus.DOC_VALIDATED
                                || UNDECIDED_DOCUMENT.contains(review.document()));
        return !undecidedOrGood
                && v.attempt() <= v.terms().policy().maxAttemptCount()
                && review.flaws().entrySet().stream()
                        .anyMatch(flawed -> !flawed.getValue().isEmpty() && isAsked(v, flawed.getKey()));
    }

    private static boolean isGood(@Nullable FaceStatus face) {
        return face == null || face == FaceStatus.FACE_MATCH;
    }

    private static boolean isAsked(Verification v, Step step) {
        return v.uploads().containsKey(step) && Journey.of(v).asked().contains(step);
    }

    /// The flawed steps are to be shown anew; the others are kept as they are.
    private static Change askAgain(Verification v, AutoReview review, Instant sessionEnd, Change change) {
        v.uploads().forEach((step, upload) -> {
            Set<Flaw> flaws = isAsked(v, step) ? review.flaws().getOrDefault(step, Set.of()) : Set.of();
            int retakes = flaws.isEmpty() ? 0 : Upload.ANEW;
            change.upload(step, new Upload(upload.file(), upload.at(), retakes, flaws));
        });
        return change.auto(review)
                .nextAttempt()
                .to(new Stage.Collecting(sessionEnd))
                .note(Kind.AUTO_REVIEWED, Change.SYSTEM, Overall.of(review).name())
                .note(Kind.ANOTHER_ATTEMPT_ASKED, Change.SYSTEM, String.valueOf(v.attempt() + 1));
    }

    private static AutoReview notAnalysed(Terms terms, Instant now) {
        FaceStatus face = Journey.asksForFace(terms) ? FaceStatus.FACE_NOT_ANALYSED : null;
        return new AutoReview(
                now,
                face,
                DocumentStatus.DOC_NOT_ANALYSED,
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    /// The review as the wire takes it, and with a face exactly when one is asked for.
    private static AutoReview fit(Terms terms, AutoReview review) {
        FaceStatus face = review.face() == null ? FaceStatus.FACE_NOT_ANALYSED : review.face();
        return new AutoReview(
                review.at(),
                Journey.asksForFace(terms) ? face : null,
                review.document(),
                ReadData.fit(review.data()),
                review.fraudTags(),
                review.mismatchTags(),
                review.flaws(),
                scanRefs(review.duplicateFaces()),
                scanRefs(review.duplicateDocFaces()));
    }

    private static List<String> scanRefs(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty() && text.length() <= SCAN_REF_LENGTH)
                .toList();
    }

    private static Refusal notChecking(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _ -> Refusal.NOT_OPENED;
            case Stage.Collecting _ -> Refusal.INCOMPLETE;
            case Stage.Checking _, Stage.Reviewing _, Stage.Decided _, Stage.Updating _ -> Refusal.FINISHED;
            case Stage.Expired _ -> Refusal.EXPIRED;
            case Stage.Cancelled _ -> Refusal.CANCELLED;
        };
    }
}
