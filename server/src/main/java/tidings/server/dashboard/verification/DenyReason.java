package tidings.server.dashboard.verification;

import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;

/// Why a reviewer denies. The constants go over the wire by their names; what else a reviewer writes goes
/// beside them, as it is.
enum DenyReason {
    DOC_EXPIRED("The document has expired", null, DocumentStatus.DOC_EXPIRED),
    DOC_FAKE("The document is not genuine, or was altered", null, DocumentStatus.DOC_FAKE),
    DOC_NOT_FULLY_VISIBLE("The document cannot be read in full", null, DocumentStatus.DOC_NOT_FULLY_VISIBLE),
    DOC_DAMAGED("The document is damaged", null, DocumentStatus.DOC_DAMAGED),
    DOC_NOT_SUPPORTED("The document is not of a kind that is accepted", null, DocumentStatus.DOC_NOT_SUPPORTED),
    FACE_MISMATCH("It is not the person of the document", FaceStatus.FACE_MISMATCH, null),
    FAKE_FACE("It is no living person before the camera", FaceStatus.FAKE_FACE, null),
    NO_FACE_FOUND("The face cannot be seen", FaceStatus.NO_FACE_FOUND, null),
    TOO_MANY_FACES("There are several persons in the picture", FaceStatus.TOO_MANY_FACES, null),
    DATA_MISMATCH("The data differ from what the partner gave", null, null),
    UNDER_AGE("The person is too young", null, null),
    DUPLICATE("The person has been verified under another name", null, null),
    ADDITIONAL_STEP_INVALID("What was shown besides the document is not valid", null, null),
    SUSPECTED_FRAUD("There are other signs of fraud", null, null);

    private final String label;
    private final @Nullable FaceStatus face;
    private final @Nullable DocumentStatus document;

    DenyReason(String label, @Nullable FaceStatus face, @Nullable DocumentStatus document) {
        this.label = label;
        this.face = face;
        this.document = document;
    }

    String label() {
        return label;
    }

    /// The result that says the same of the face; null when none does.
    @Nullable
    FaceStatus face() {
        return face;
    }

    /// The result that says the same of the document; null when none does.
    @Nullable
    DocumentStatus document() {
        return document;
    }

    /// A reason in words, whether it is one of these or not.
    static String inWords(String reason) {
        for (DenyReason one : values()) {
            if (one.name().equals(reason)) {
                return one.label;
            }
        }
        return reason;
    }
}
