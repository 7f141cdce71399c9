package tidings.server.verification;

import java.time.Instant;
import tidings.engine.WorkspaceId;
import tidings.server.files.FileKey;
import tidings.verification.Verification;

/// A verification as it was read, with what is kept beside it.
///
/// @param version what it was read as; altering it fails when it has gone on since
/// @param updatedAt when it was altered last
/// @param token what its token is known by; see [Tokens]
/// @param fileKey opens its files
public record Held(
        WorkspaceId workspace,
        long version,
        Instant updatedAt,
        Verification verification,
        Tokens.Hash token,
        FileKey fileKey) {

    /// Its name.
    public String scanRef() {
        return verification.scanRef();
    }

    /// Names it and leaves out what is personal.
    @Override
    public String toString() {
        return "Held[" + verification + ", version " + version + "]";
    }
}
