package tidings.engine;

/// Why a delivery was given up without being sent.
public enum CancelReason {
    NOTIFICATION_DEACTIVATED("The notification was deactivated."),
    NOTIFICATION_DELETED("The notification was deleted."),
    ERASED("The data of this person were erased."),
    RETENTION("The event is older than the retention time.");

    private final String sentence;

    CancelReason(String sentence) {
        this.sentence = sentence;
    }

    /// The reason in words for the partner.
    public String sentence() {
        return sentence;
    }
}
