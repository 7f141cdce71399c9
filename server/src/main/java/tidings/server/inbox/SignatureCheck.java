package tidings.server.inbox;

import org.jspecify.annotations.Nullable;
import tidings.engine.NotificationId;

/// What an inbox found out about a request's signatures.
///
/// @param notification whose key fits, or whose key was tried last; absent when none was
public record SignatureCheck(
        Verdict verdict, String sentence, @Nullable Signer notification) {
    /// The three ways it can end.
    public enum Verdict {
        VALID,
        WRONG,
        UNSIGNED
    }

    /// A notification that points to the inbox.
    public record Signer(NotificationId id, String name) {}
}
