package tidings.server.dashboard.signin;

import java.time.Instant;

/// A person who was sent to the OpenID provider and has not come back yet.
///
/// @param state comes back with the person; the browser holds it too, so that nobody can finish another's sign-in
/// @param nonce comes back inside the provider's ID token
/// @param verifier proves to the provider that it was us who sent the person (RFC 7636)
/// @param next where the person wanted to go
/// @param expiresAt when it is too late to come back
record PendingSignIn(String state, String nonce, String verifier, String next, Instant expiresAt) {
    /// Shows no secret.
    @Override
    public String toString() {
        return "PendingSignIn[" + expiresAt + "]";
    }
}
