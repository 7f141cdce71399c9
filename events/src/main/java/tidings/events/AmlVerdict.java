package tidings.events;

/// What an anti-money-laundering check, or the person who looked at it, concluded.
public enum AmlVerdict {
    NOT_CHECKED,
    NO_FLAGS,
    FALSE_POSITIVE,
    TRUE_POSITIVE,
    FLAGS_FOUND
}
