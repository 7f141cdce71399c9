package tidings.server.security;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tidings.engine.UserSession;
import tidings.engine.core.Directory;
import tidings.engine.runtime.Engine;
import tidings.server.security.Caller.SignedIn;

/// Finds the person behind a session's token. Thread-safe, and never waits.
@Singleton
public final class Sessions {
    /// The last use is written down no more often than this: most requests write nothing.
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(5);

    private final Engine engine;
    private final SecretHasher hasher;
    private final InstantSource clock;

    /// Looks sessions up in the engine.
    public Sessions(Engine engine, SecretHasher hasher, InstantSource clock) {
        this.engine = engine;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// Who has this token; empty when the session is over or its person may not see its workspace any more.
    public Optional<SignedIn> person(String token) {
        Directory directory = engine.directory();
        Instant now = clock.instant();
        return directory
                .session(hasher.hash(token))
                .filter(session -> !session.over(now))
                .flatMap(session -> directory
                        .user(session.user())
                        .flatMap(user -> user.role(session.workspace())
                                .map(role -> new SignedIn(user, touched(session, now), role))));
    }

    private UserSession touched(UserSession session, Instant now) {
        if (session.lastUsedAt().plus(TOUCHED_EVERY).isBefore(now)) {
            engine.touchSession(session.tokenHash());
        }
        return session;
    }
}
