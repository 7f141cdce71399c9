package tidings.events;

/// The kinds of events.
public enum EventType {
    IDENTIFICATION,
    IDENTIFICATION_AUTO_FINISHED,
    IDENTIFICATION_MANUAL_FINISHED,
    IDENTIFICATION_EXPIRED,
    IDENTIFICATION_CANCELLED,
    IDENTIFICATION_RESUBMITTED,
    DOCUMENT_EXPIRATION,
    VIDEO_CALL_FINISHED,
    FACIAL_AUTHENTICATION,
    AML_MONITORING,
    AML_MONITORING_EXPIRATION,
    COMPANY_REVIEW,
    COMPANY_DELETE,
    COMPANY_AML_REVIEW,
    COMPANY_INFO_REQUEST,
    COMPANY_EXPIRATION,
    COMPANY_SUBMIT,
    ACCOUNT_CHECK,
    GOV_ORDERED_DOCUMENT,
    SOS_REPORT,
    BANK_VERIFICATION,
    BANK_CARD_VERIFICATION_COMPLETED,
    AGE_ESTIMATION;

    /// Whether a notification for this type receives an event of the given type.
    public boolean covers(EventType occurred) {
        return this == occurred || (this == IDENTIFICATION && occurred.name().startsWith("IDENTIFICATION"));
    }
}
