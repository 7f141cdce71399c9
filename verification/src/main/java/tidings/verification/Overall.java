package tidings.verification;

import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.OverallStatus;

/// The result as a whole, and the word for where a verification stands: both follow from what is known of it
/// and are kept nowhere.
public final class Overall {

    private Overall() {}

    /// The result as a whole. A reviewer's word overrides the machine's; a verification without any result is
    /// active.
    public static OverallStatus of(Verification verification) {
        return switch (verification.stage()) {
            case Stage.Expired _, Stage.Cancelled _ -> OverallStatus.EXPIRED;
            case Stage.Waiting _,
                    Stage.Collecting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Updating _ -> ofResults(verification);
        };
    }

    /// Where it stands, as the vendor's status call says it.
    public static OverallStatus statusWord(Verification verification) {
        return switch (verification.stage()) {
            case Stage.Waiting _, Stage.Collecting _, Stage.Checking _ -> OverallStatus.ACTIVE;
            case Stage.Reviewing _, Stage.Updating _ -> OverallStatus.REVIEWING;
            case Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> of(verification);
        };
    }

    /// Whether what was told last is likely to stay: no review is under way or to come.
    public static boolean isFinal(Verification verification) {
        return switch (verification.stage()) {
            case Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> true;
            case Stage.Waiting _, Stage.Collecting _, Stage.Checking _, Stage.Reviewing _, Stage.Updating _ -> false;
        };
    }

    /// The rule itself: any other value than a good one denies, and a tag makes what is good suspected.
    ///
    /// @param face absent when none is asked for
    /// @param tagged whether there is any fraud or mismatch tag
    static OverallStatus derive(@Nullable FaceStatus face, DocumentStatus document, boolean tagged) {
        boolean good = document == DocumentStatus.DOC_VALIDATED && (face == null || face == FaceStatus.FACE_MATCH);
        if (!good) {
            return OverallStatus.DENIED;
        }
        return tagged ? OverallStatus.SUSPECTED : OverallStatus.APPROVED;
    }

    /// What an automatic review comes to.
    static OverallStatus of(AutoReview review) {
        boolean tagged = !review.fraudTags().isEmpty() || !review.mismatchTags().isEmpty();
        return derive(review.face(), review.document(), tagged);
    }

    /// What a manual review comes to, on top of what the machine said of the face.
    static OverallStatus of(ManualReview review, @Nullable AutoReview before) {
        FaceStatus face = review.face() == null && before != null ? before.face() : review.face();
        boolean tagged = !review.fraudTags().isEmpty() || !review.mismatchTags().isEmpty();
        return derive(face, review.document(), tagged);
    }

    private static OverallStatus ofResults(Verification verification) {
        ManualReview manual = verification.manual();
        AutoReview auto = verification.auto();
        if (manual != null) {
            return of(manual, auto);
        }
        return auto == null ? OverallStatus.ACTIVE : of(auto);
    }
}
