package tidings.server.dashboard.verification;

import tidings.verification.Ruling.Refusal;

/// Why something could not be done, in a sentence.
final class Refusals {

    private Refusals() {}

    static String of(Refusal why) {
        return switch (why) {
            case EXPIRED -> "The time of this verification is over.";
            case CANCELLED -> "This verification was called off.";
            case FINISHED -> "This verification has its outcome, or is being checked.";
            case NOT_OPENED -> "The person has not opened the session yet.";
            case OPENED -> "The person has opened the session already.";
            case NOTHING_CHOSEN -> "No document has been chosen yet.";
            case COUNTRY_NOT_ALLOWED -> "Documents of this country are not allowed here.";
            case DOCUMENT_NOT_ALLOWED -> "This document is not allowed here.";
            case STEP_NOT_ASKED_FOR -> "This step is not asked for.";
            case INCOMPLETE -> "Something that is asked for is missing.";
            case UNDECIDED -> "This verification cannot be decided as it stands.";
            case CLAIMED -> "Somebody else is reviewing this verification.";
            case REQUEST_PENDING -> "The person was asked for more and may still answer.";
            case NOT_IN_SANDBOX -> "This is possible in a sandbox only.";
            case REASONS -> "A denial needs a reason and a result that is not good, and nothing else has a reason.";
        };
    }
}
