package tidings.engine;

/// What is written into the audit log. Constants are stored by name.
public enum AuditAction {
    WORKSPACE_CREATED,
    NOTIFICATION_CREATED,
    NOTIFICATION_CHANGED,
    NOTIFICATION_DELETED,
    API_KEY_CREATED,
    API_KEY_REVOKED,
    USER_INVITED,
    USER_ROLE_CHANGED,
    USER_REMOVED,
    USER_JOINED,
    PASSWORD_CHANGED,
    DELIVERY_RESENT,
    RESEND_STARTED,
    RESEND_CANCELED,
    SUBJECT_ERASED,
    MAIL_RESENT,
    EXPORTED
}
