package tidings.engine;

import java.time.Duration;
import java.time.Instant;

/// A browser in which a user has signed in. Its token is nowhere; a hash stands in its place.
///
/// @param workspace the one that is being looked at
/// @param client what the browser says it is, in words such as "Firefox on Linux"
public record UserSession(
        String tokenHash, UserId user, WorkspaceId workspace, String client, Instant createdAt, Instant lastUsedAt) {
    /// How long a session lasts at most.
    public static final Duration LONGEST = Duration.ofDays(14);

    /// How long a session lasts that nobody uses.
    public static final Duration IDLE = Duration.ofHours(12);

    /// Whether the session has ended by itself.
    public boolean over(Instant now) {
        return !now.isBefore(createdAt.plus(LONGEST)) || !now.isBefore(lastUsedAt.plus(IDLE));
    }

    /// The same, used again.
    public UserSession used(Instant now) {
        return new UserSession(tokenHash, user, workspace, client, createdAt, now);
    }

    /// The same, looking at another workspace.
    public UserSession lookingAt(WorkspaceId other) {
        return new UserSession(tokenHash, user, other, client, createdAt, lastUsedAt);
    }

    /// Leaves out what opens it and where it was opened.
    @Override
    public String toString() {
        return "UserSession[" + user + "]";
    }
}
