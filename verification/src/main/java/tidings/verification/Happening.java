package tidings.verification;

import java.time.Instant;

/// A line of a verification's history.
///
/// @param by who did it: `person`, `system`, `API key abc` or a reviewer's e-mail address
/// @param detail more of it in words, such as a step's name; may be empty and is not personal
public record Happening(Instant at, Kind kind, String by, String detail) {

    /// What happened.
    public enum Kind {
        CREATED,
        OPENED,
        DOCUMENT_CHOSEN,
        UPLOADED,
        RETAKE_ASKED,
        SUBMITTED,
        AUTO_REVIEWED,
        ANOTHER_ATTEMPT_ASKED,
        CLAIMED,
        RELEASED,
        MANUALLY_REVIEWED,
        INFORMATION_REQUESTED,
        INFORMATION_GIVEN,
        INFORMATION_NOT_GIVEN,
        EXPIRED,
        CANCELLED,
        DOCUMENT_EXPIRY_TOLD
    }

    @Override
    public String toString() {
        return "Happening[" + at + " " + kind + "]";
    }
}
