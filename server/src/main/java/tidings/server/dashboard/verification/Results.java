package tidings.server.dashboard.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.Identification.Platform;
import tidings.events.IdentificationStatus.AdditionalStepsResult;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Option;
import tidings.server.dashboard.Tone;

/// The results of face and document, in words.
final class Results {
    /// What a person may say of a face.
    static final List<FaceStatus> FACES_BY_HAND = List.of(
            FaceStatus.FACE_MATCH,
            FaceStatus.FACE_MISMATCH,
            FaceStatus.NO_FACE_FOUND,
            FaceStatus.TOO_MANY_FACES,
            FaceStatus.FACE_UNCERTAIN,
            FaceStatus.FAKE_FACE);

    /// What a person may say of a document.
    static final List<DocumentStatus> DOCUMENTS_BY_HAND = List.of(
            DocumentStatus.DOC_VALIDATED,
            DocumentStatus.DOC_NOT_FULLY_VISIBLE,
            DocumentStatus.DOC_NOT_SUPPORTED,
            DocumentStatus.DOC_EXPIRED,
            DocumentStatus.DOC_DAMAGED,
            DocumentStatus.DOC_FAKE,
            DocumentStatus.DOC_PERSONAL_CODE_INVALID,
            DocumentStatus.MRZ_INVALID);

    private Results() {}

    static List<Option> faces() {
        return FACES_BY_HAND.stream()
                .map(face -> new Option(face.name(), of(face)))
                .toList();
    }

    static List<Option> documents() {
        return DOCUMENTS_BY_HAND.stream()
                .map(document -> new Option(document.name(), of(document)))
                .toList();
    }

    static List<Option> additionalSteps() {
        return List.of(
                new Option("", "Not looked at"),
                new Option(AdditionalStepsResult.VALID.name(), of(AdditionalStepsResult.VALID)),
                new Option(AdditionalStepsResult.INVALID.name(), of(AdditionalStepsResult.INVALID)),
                new Option(AdditionalStepsResult.NOT_FOUND.name(), of(AdditionalStepsResult.NOT_FOUND)));
    }

    /// The result with its colour and shape.
    static Badge badge(FaceStatus face) {
        return new Badge(tone(face), of(face));
    }

    /// The result with its colour and shape.
    static Badge badge(DocumentStatus document) {
        return new Badge(tone(document), of(document));
    }

    static Badge badge(AdditionalStepsResult result) {
        return new Badge(result == AdditionalStepsResult.VALID ? Tone.GOOD : Tone.BAD, of(result));
    }

    static String of(AdditionalStepsResult result) {
        return switch (result) {
            case VALID -> "Valid";
            case INVALID -> "Not valid";
            case NOT_FOUND -> "Not found";
        };
    }

    private static Tone tone(FaceStatus face) {
        return switch (face) {
            case FACE_MATCH -> Tone.GOOD;
            case FACE_NOT_ANALYSED, FACE_NOT_CHECKED, AUTO_UNVERIFIABLE -> Tone.QUIET;
            case FACE_UNCERTAIN, FACE_TOO_BLURRY, FACE_GLARED, FACE_ERROR -> Tone.WARNING;
            case FACE_MISMATCH, NO_FACE_FOUND, TOO_MANY_FACES, FAKE_FACE -> Tone.BAD;
        };
    }

    private static Tone tone(DocumentStatus document) {
        return document == DocumentStatus.DOC_VALIDATED ? Tone.GOOD : isUndecided(document) ? Tone.QUIET : Tone.BAD;
    }

    /// Whether the machine came to no result.
    static boolean isUndecided(DocumentStatus document) {
        return document == DocumentStatus.DOC_NOT_ANALYSED || document == DocumentStatus.AUTO_UNVERIFIABLE;
    }

    static boolean isUndecided(@Nullable FaceStatus face) {
        return face == FaceStatus.FACE_NOT_ANALYSED || face == FaceStatus.AUTO_UNVERIFIABLE;
    }

    static String of(FaceStatus face) {
        return switch (face) {
            case FACE_MATCH -> "The face matches";
            case FACE_MISMATCH -> "Another face than in the document";
            case NO_FACE_FOUND -> "No face to be seen";
            case TOO_MANY_FACES -> "More than one face";
            case FACE_TOO_BLURRY -> "The face is blurred";
            case FACE_GLARED -> "Glare on the face";
            case FACE_UNCERTAIN -> "Not certain whether the face matches";
            case FACE_NOT_ANALYSED -> "Face not analysed";
            case FACE_NOT_CHECKED -> "Face not checked";
            case FACE_ERROR -> "The face could not be read";
            case AUTO_UNVERIFIABLE -> "No machine can tell";
            case FAKE_FACE -> "Not a living face";
        };
    }

    static String of(DocumentStatus document) {
        return switch (document) {
            case DOC_VALIDATED -> "The document is valid";
            case DOC_INFO_MISMATCH -> "The document's parts do not agree";
            case DOC_NOT_FOUND -> "No document to be seen";
            case DOC_NOT_FULLY_VISIBLE -> "The document is not fully visible";
            case DOC_NOT_SUPPORTED -> "The document is not of a supported kind";
            case DOC_FACE_NOT_FOUND -> "No photo to be seen in the document";
            case DOC_TOO_BLURRY -> "The document is blurred";
            case DOC_GLARED -> "Glare on the document";
            case DOC_FACE_GLARED -> "Glare on the document's photo";
            case MRZ_NOT_FOUND -> "No machine-readable zone to be seen";
            case MRZ_OCR_READING_ERROR -> "The machine-readable zone could not be read";
            case BARCODE_NOT_FOUND -> "No barcode to be seen";
            case DOC_EXPIRED -> "The document has expired";
            case COUNTRY_MISMATCH -> "Of another country than chosen";
            case DOC_TYPE_MISMATCH -> "Of another type than chosen";
            case DOC_SUBTYPE_MISMATCH -> "Of another subtype than chosen";
            case DOC_SIDE_MISMATCH -> "The wrong side of the document";
            case DOC_DAMAGED -> "The document is damaged";
            case DOC_FAKE -> "The document is not genuine";
            case DOC_ERROR -> "The document could not be read";
            case AUTO_UNVERIFIABLE -> "No machine can tell";
            case DOC_NOT_ANALYSED -> "Document not analysed";
            case DOC_NAME_ERROR -> "The first name could not be read";
            case DOC_SURNAME_ERROR -> "The last name could not be read";
            case DOC_EXPIRY_ERROR -> "The date of expiry could not be read";
            case DOC_DOB_ERROR -> "The date of birth could not be read";
            case DOC_PERSONAL_NUMBER_ERROR -> "The personal code could not be read";
            case DOC_NUMBER_ERROR -> "The document number could not be read";
            case DOC_DATE_OF_ISSUE_ERROR -> "The date of issue could not be read";
            case DOC_SEX_ERROR -> "The sex could not be read";
            case DOC_NATIONALITY_ERROR -> "The nationality could not be read";
            case COUNTRY_NOT_SUPPORTED -> "Documents of this country are not supported";
            case DOC_PERSONAL_CODE_INVALID -> "The personal code is not valid";
            case DOC_SPOOF_DETECTED -> "A picture of a picture";
            case MRZ_INVALID -> "The machine-readable zone is not valid";
            case DOC_NOT_ALLOWED -> "This document is not allowed";
            case EID_FAILED -> "The electronic identity could not be checked";
            case NFC_INIT_FAILED, NFC_FAILED, NFC_FAILLED -> "The chip could not be read";
            case NFC_TIMEOUT -> "Reading the chip took too long";
        };
    }

    static String of(Platform platform) {
        return switch (platform) {
            case PC -> "a computer";
            case MOBILE -> "a phone";
            case TABLET -> "a tablet";
            case MOBILE_APP -> "an app on a phone";
            case MOBILE_SDK -> "another app on a phone";
            case OTHER -> "another device";
        };
    }
}
