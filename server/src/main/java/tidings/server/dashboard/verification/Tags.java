package tidings.server.dashboard.verification;

import tidings.events.FraudTag;
import tidings.events.MismatchTag;

/// What tags mean, in words.
///
/// @param name as the wire has it
/// @param meaning what it says of the verification
public record Tags(String name, String meaning) {
    static Tags of(FraudTag tag) {
        return new Tags(tag.name(), meaning(tag));
    }

    static Tags of(MismatchTag tag) {
        return new Tags(tag.name(), meaning(tag));
    }

    private static String meaning(FraudTag tag) {
        return switch (tag) {
            case FACE_SUSPECTED -> "The face gives reason for suspicion";
            case FACE_BLACKLISTED, FACE_IN_BLACKLIST -> "The face is on the blocklist";
            case DOC_FACE_BLACKLISTED, DOC_FACE_IN_BLACKLIST -> "The document's photo is on the blocklist";
            case DOC_MOBILE_PHOTO -> "The document was shown on a screen";
            case DEV_TOOLS_OPENED -> "The developer tools of the browser were open";
            case DOC_PRINT_SPOOFED -> "The document is a print";
            case FAKE_PHOTO -> "A picture was not taken during the session";
            case AML_SUSPECTION -> "The check against money laundering raises suspicion";
            case AML_FAILED -> "The check against money laundering failed";
            case LID_SUSPECTION -> "The document may be lost or invalid";
            case LID_FAILED -> "The check for lost and invalid documents failed";
            case RC_FAILED -> "The check of the registry failed";
            case UTILITY_ADDRESS_CHECK_FAILURE -> "The address of the utility bill could not be checked";
            case VIRTUAL_CAMERA -> "A virtual camera was used";
            case DUPLICATE_FACE -> "Another client has the same face";
            case DUPLICATE_DOC_FACE -> "Another client has the same photo in the document";
            case CRIMINAL_SUSPECTED -> "The check for crimes raises suspicion";
            case CRIMINAL_CHECK_FAILED -> "The check for crimes failed";
            case DL_FAILED -> "The check of the driving licence failed";
            case DATA_BLACKLISTED, DATA_IN_BLACKLIST -> "The data are on the blocklist";
            case DUPLICATE_PERSONAL_DATA -> "Another client has the same document or personal code";
            case ADDRESS_UNVERIFIED -> "The address could not be confirmed";
            case PORTRAIT_SUBSTITUTION -> "The photo in the document was replaced";
            case SANCTIONS_SUSPECTION -> "The check against sanctions raises suspicion";
            case SANCTIONS_FAILED -> "The check against sanctions failed";
            case AUTO_UNVERIFIABLE -> "No machine can tell";
        };
    }

    private static String meaning(MismatchTag tag) {
        return switch (tag) {
            case NAME -> "Another first name than you gave";
            case SURNAME -> "Another last name than you gave";
            case FULL_NAME -> "Another full name than you gave";
            case DOCUMENT_NUMBER -> "Another document number than you gave";
            case PERSONAL_CODE -> "Another personal code than you gave";
            case EXPIRY_DATE -> "Another date of expiry than you gave";
            case DATE_OF_BIRTH -> "Another date of birth than you gave";
            case DATE_OF_ISSUE -> "Another date of issue than you gave";
            case SEX -> "Another sex than you gave";
            case NATIONALITY -> "Another nationality than you gave";
            case UNDER_AGE -> "Younger than you allow";
            case OVER_AGE -> "Older than you allow";
            case UNKNOWN_AGE -> "The age is not known";
            case INVALID_ADDITIONAL_STEP -> "An additional step is not valid";
            case ADDITIONAL_STEP_NOT_FOUND -> "An additional step is missing";
            case DOC_INFO_MISMATCH -> "The document's parts do not agree";
            case ADDITIONAL_STEP_INFORMATION_MISMATCH -> "An additional step says something else";
            case EXPIRED_ADDITIONAL_STEP_INFORMATION -> "An additional step is too old";
            case REGISTRY_CENTER_INFO_MISMATCH -> "The registry says something else";
            case DRIVER_LICENSE_INFO_MISMATCH -> "The driving licence says something else";
            case GDC_NOT_MATCH -> "Other data sources say something else";
            case UTILITY_ADDRESS -> "Another address on the utility bill";
            case UTILITY_NAME -> "Another name on the utility bill";
            case EXPIRED_UTILITY_BILL -> "The utility bill is too old";
            case NOT_SUPPORTED_POA_DOCUMENT_TYPE -> "This type of proof of address is not supported";
            case NOT_SUPPORTED_POA_DOCUMENT_COUNTRY -> "Proofs of address of this country are not supported";
            case POA_COUNTRIES_MISMATCH -> "The proof of address is of another country";
            case POA_SCREENSHOT_DETECTED -> "The proof of address is a picture of a screen";
        };
    }
}
