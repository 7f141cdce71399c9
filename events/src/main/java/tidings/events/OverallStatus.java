package tidings.events;

/// The result of a verification as a whole.
public enum OverallStatus {
    APPROVED,
    DENIED,
    SUSPECTED,
    EXPIRED,
    REVIEWING,
    ACTIVE,
    DELETED,
    ARCHIVED
}
