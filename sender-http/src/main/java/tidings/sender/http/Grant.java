package tidings.sender.http;

import tidings.engine.Failure;
import tidings.engine.Secret;

/// What came of asking for a token.
sealed interface Grant {
    /// A token.
    ///
    /// @param authorization the value of the `Authorization` header
    /// @param number tells this token from the one before it, which may read the same
    record Token(Secret authorization, long number) implements Grant {}

    /// No token.
    record Denied(Failure reason) implements Grant {}
}
