package tidings.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;
import tidings.events.OverallStatus;
import tidings.verification.Happening.Kind;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Ruling.Refused;

/// What reviewers do: take a verification, give it back, decide it, and decide it anew.
final class ManualReviewing {
    private static final int ADDRESS_LENGTH = 255;
    private static final int REASON_LENGTH = 1_000;

    private final Outcomes outcomes;

    ManualReviewing(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Ruling claim(Verification v, Action.Claim action, Instant now) {
        if (!(v.stage() instanceof Stage.Reviewing(Instant since, Stage.Claim claim))) {
            return new Refused(notReviewing(v.stage()));
        }
        if (isOthers(claim, action.reviewer(), now)) {
            return new Refused(Refusal.CLAIMED);
        }
        Change change = new Change(v, now, outcomes)
                .to(new Stage.Reviewing(since, new Stage.Claim(action.reviewer(), now.plus(action.length()))));
        boolean renewed = claim != null && claim.reviewer().equals(action.reviewer());
        return renewed
                ? change.granted()
                : change.note(Kind.CLAIMED, action.reviewer()).granted();
    }

    Ruling release(Verification v, Action.Release action, Instant now) {
        if (!(v.stage() instanceof Stage.Reviewing(Instant since, Stage.Claim claim))) {
            return new Refused(notReviewing(v.stage()));
        }
        if (isOthers(claim, action.reviewer(), now)) {
            return new Refused(Refusal.CLAIMED);
        }
        Change change = new Change(v, now, outcomes).to(new Stage.Reviewing(since, null));
        return claim == null
                ? change.granted()
                : change.note(Kind.RELEASED, action.reviewer()).granted();
    }

    Ruling review(Verification v, ManualReview review, Instant now) {
        boolean decidable = switch (v.stage()) {
            case Stage.Reviewing(Instant _, Stage.Claim claim) when isOthers(claim, review.by(), now) -> false;
            case Stage.Reviewing _, Stage.Decided _ -> true;
            case Stage.Waiting _,
                    Stage.Collecting _,
                    Stage.Checking _,
                    Stage.Updating _,
                    Stage.Expired _,
                    Stage.Cancelled _ -> false;
        };
        if (!decidable) {
            return new Refused(v.stage() instanceof Stage.Reviewing ? Refusal.CLAIMED : undecided(v.stage()));
        }
        ManualReview fitting = fit(v.terms(), review);
        boolean denied = Overall.of(fitting, v.auto()) == OverallStatus.DENIED;
        if (denied == fitting.denyReasons().isEmpty()) {
            return new Refused(Refusal.REASONS);
        }
        Change change = new Change(v, now, outcomes);
        decide(fitting, v.auto(), change);
        return change.granted();
    }

    /// A reviewer's claim has fallen back to all.
    static void lapse(Stage.Reviewing stage, Change change) {
        change.to(new Stage.Reviewing(stage.since(), null)).note(Kind.RELEASED, Change.SYSTEM);
    }

    /// The review is the outcome.
    static void decide(ManualReview review, @Nullable AutoReview auto, Change change) {
        change.manual(review)
                .to(new Stage.Decided(change.now()))
                .note(
                        Kind.MANUALLY_REVIEWED,
                        review.by(),
                        Overall.of(review, auto).name());
        DocumentExpiry.decided(change);
        change.tell(EventType.IDENTIFICATION_MANUAL_FINISHED, true);
    }

    /// Why what needs an outcome cannot be done.
    static Refusal undecided(Stage stage) {
        return switch (stage) {
            case Stage.Updating _ -> Refusal.REQUEST_PENDING;
            case Stage.Cancelled _ -> Refusal.CANCELLED;
            case Stage.Waiting _,
                    Stage.Collecting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Expired _ -> Refusal.UNDECIDED;
        };
    }

    /// The review as the wire takes it, and with a face only when one is asked for.
    private static ManualReview fit(Terms terms, ManualReview review) {
        String address = review.address() == null ? "" : ReadData.cut(review.address(), ADDRESS_LENGTH);
        List<String> reasons = review.denyReasons().stream()
                .map(reason -> ReadData.cut(reason, REASON_LENGTH))
                .filter(reason -> !reason.isEmpty())
                .toList();
        return new ManualReview(
                review.at(),
                review.by(),
                Journey.asksForFace(terms) ? review.face() : null,
                review.document(),
                review.additionalSteps(),
                ReadData.fit(review.data()),
                review.fraudTags(),
                review.mismatchTags(),
                reasons,
                address.isEmpty() ? null : address,
                review.addressMatch());
    }

    private static boolean isOthers(Stage.@Nullable Claim claim, String reviewer, Instant now) {
        return claim != null && !claim.reviewer().equals(reviewer) && now.isBefore(claim.until());
    }

    private static Refusal notReviewing(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _, Stage.Collecting _, Stage.Checking _ -> Refusal.UNDECIDED;
            case Stage.Reviewing _, Stage.Decided _ -> Refusal.FINISHED;
            case Stage.Updating _ -> Refusal.REQUEST_PENDING;
            case Stage.Expired _ -> Refusal.EXPIRED;
            case Stage.Cancelled _ -> Refusal.CANCELLED;
        };
    }
}
