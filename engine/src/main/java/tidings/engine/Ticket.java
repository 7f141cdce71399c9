package tidings.engine;

import java.time.Instant;

/// Whoever holds its token may set the user's password, once. The token is nowhere; a hash stands in its
/// place.
///
/// @param expiresAt from when on it is worth nothing
public record Ticket(String tokenHash, UserId user, Kind kind, Instant expiresAt) {

    /// What it was given out for.
    public enum Kind {
        INVITATION,
        PASSWORD_RESET
    }

    /// Whether it is worth nothing any more.
    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /// Leaves out what opens it.
    @Override
    public String toString() {
        return "Ticket[" + kind + " of " + user + "]";
    }
}
