package tidings.server.dashboard.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;

/// An entry as the page shows it.
///
/// @param who did it
/// @param what was done, as the rest of a sentence that begins with who
/// @param target what it was done to
public record AuditLine(Instant at, String who, String what, String target, List<Alteration> alterations) {
    /// How much of a time in ISO 8601 says the minute.
    private static final int MINUTE = 16;

    public AuditLine {
        alterations = List.copyOf(alterations);
    }

    static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.at(),
                entry.actor().name(),
                entry.action() == AuditAction.USER_JOINED
                                && entry.actor().name().equals(entry.target())
                        ? "joined as"
                        : words(entry.action()),
                entry.target(),
                entry.alterations().stream().map(AuditLine::readable).toList());
    }

    /// Roles and scopes are recorded by the names that the code has for them, and times to the nanosecond.
    private static Alteration readable(Alteration recorded) {
        return switch (recorded.field()) {
            case "role", "scope" -> new Alteration(recorded.field(), word(recorded.from()), word(recorded.to()));
            case "expires" -> new Alteration(recorded.field(), minute(recorded.from()), minute(recorded.to()));
            default -> recorded;
        };
    }

    private static String minute(String time) {
        return time.length() < MINUTE ? time : time.substring(0, MINUTE).replace('T', ' ') + " UTC";
    }

    private static String word(String name) {
        return switch (name) {
            case "" -> "";
            case "ADMIN" -> "Administrator";
            default -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private static String words(AuditAction action) {
        return switch (action) {
            case WORKSPACE_CREATED -> "created the workspace";
            case NOTIFICATION_CREATED -> "created the notification";
            case NOTIFICATION_CHANGED -> "changed the notification";
            case NOTIFICATION_DELETED -> "deleted the notification";
            case API_KEY_CREATED -> "created the API key";
            case API_KEY_REVOKED -> "revoked the API key";
            case USER_INVITED -> "invited";
            case USER_ROLE_CHANGED -> "changed the role of";
            case USER_REMOVED -> "removed";
            case USER_JOINED -> "let join";
            case PASSWORD_CHANGED -> "changed the password of";
            case DELIVERY_RESENT -> "sent again the delivery";
            case RESEND_STARTED -> "started the resend";
            case RESEND_CANCELED -> "stopped the resend";
            case SUBJECT_ERASED -> "erased the subject";
            case MAIL_RESENT -> "sent again the mail";
            case EXPORTED -> "exported";
            case INBOX_RENEWED -> "gave a new address to the inbox of";
        };
    }

    /// Leaves out who it was and to whom it was done.
    @Override
    public String toString() {
        return "AuditLine[" + what + "]";
    }
}
