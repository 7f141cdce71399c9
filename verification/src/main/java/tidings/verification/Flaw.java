package tidings.verification;

/// Why a person is asked to show something again.
public enum Flaw {
    TOO_SMALL,
    BLURRED,
    GLARE,
    COVERED,
    NOT_FULLY_VISIBLE,
    NO_DOCUMENT,
    NO_FACE,
    TOO_MANY_FACES,
    WRONG_COUNTRY,
    WRONG_TYPE,
    WRONG_SIDE,
    CODE_UNREADABLE
}
