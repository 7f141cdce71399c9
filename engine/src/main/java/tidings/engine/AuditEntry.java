package tidings.engine;

import java.time.Instant;
import java.util.List;

/// Who did what in a workspace, and when. Never altered, and kept although everything that it names is gone.
///
/// @param target what it was done to, in words: a name or an id
/// @param alterations what became different by it, if that can be said field by field
public record AuditEntry(
        AuditId id,
        WorkspaceId workspace,
        Instant at,
        Actor actor,
        AuditAction action,
        String target,
        List<Alteration> alterations) {
    public AuditEntry {
        alterations = List.copyOf(alterations);
    }

    /// Leaves out who it was and to whom it was done.
    @Override
    public String toString() {
        return "AuditEntry[" + id + " " + action + "]";
    }
}
