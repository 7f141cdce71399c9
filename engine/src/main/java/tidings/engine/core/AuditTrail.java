package tidings.engine.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.IdSequence;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

/// Makes the entries of the audit log, which are committed together with what they tell of.
///
/// Not thread-safe; it belongs to the thread that decides.
final class AuditTrail {
    private static final int FINGERPRINT_BYTES = 4;

    private final IdSequence ids;

    AuditTrail(IdSequence ids) {
        this.ids = ids;
    }

    /// What was done, and to what.
    record Deed(AuditAction action, String target, List<Alteration> alterations) {
        Deed(AuditAction action, String target) {
            this(action, target, List.of());
        }
    }

    Change entry(WorkspaceId workspace, Deed deed, Actor by, Instant now) {
        return new Change.Audited(new AuditEntry(
                new AuditId(ids.next(now)), workspace, now, by, deed.action(), deed.target(), deed.alterations()));
    }

    /// Stands for a subject that was erased: whoever knows the subject can tell that it is meant, and nobody
    /// can read it from there.
    static String fingerprint(WorkspaceId workspace, String subject) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] whole = sha.digest((workspace + " " + subject).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
