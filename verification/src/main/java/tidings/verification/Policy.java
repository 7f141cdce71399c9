package tidings.verification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What alters the way of a verification: the account's settings, with what the token overrode.
///
/// @param reviewSuccessful whether a person reviews what the automatic review approved or suspects
/// @param reviewFailed whether a person reviews what the automatic review denied
/// @param autoWebhook whether the automatic review is told when a manual one follows
/// @param maxAttemptCount overall attempts after the first
/// @param retakes how often a poor picture of one step may be taken anew
/// @param ageLimit the youngest age that raises no suspicion
/// @param ageMax the oldest
/// @param textRatio how similar two texts must be to be taken for the same, from 0 to 1
/// @param mrzRatio the same for texts of a machine-readable zone
/// @param licenceBack whether a driving licence is shown from both sides
/// @param checkDuplicates whether other clients with the same document or personal code raise suspicion
/// @param checkBlocklists whether what is on a blocklist does
/// @param retention how long the verification is kept after its last change
public record Policy(
        boolean reviewSuccessful,
        boolean reviewFailed,
        boolean autoWebhook,
        int maxAttemptCount,
        int retakes,
        @Nullable Integer ageLimit,
        @Nullable Integer ageMax,
        double textRatio,
        double mrzRatio,
        boolean licenceBack,
        boolean checkDuplicates,
        boolean checkBlocklists,
        Duration retention) {

    /// What holds unless the operator or the token says otherwise.
    public static final Policy USUAL =
            new Policy(true, true, true, 1, 3, null, null, 0.8, 0.7, true, true, true, Duration.ofDays(5 * 365));

    /// The same with other reviews by people, and kept for another while.
    public Policy reviewing(boolean successful, boolean failed, boolean auto, Duration kept) {
        return new Policy(
                successful,
                failed,
                auto,
                maxAttemptCount,
                retakes,
                ageLimit,
                ageMax,
                textRatio,
                mrzRatio,
                licenceBack,
                checkDuplicates,
                checkBlocklists,
                kept);
    }
}
