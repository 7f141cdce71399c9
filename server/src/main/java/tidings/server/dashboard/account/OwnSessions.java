package tidings.server.dashboard.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tidings.engine.UserSession;
import tidings.engine.runtime.Engine;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.SecretHasher;

/// The sessions of the person who looks. Thread-safe.
@Singleton
final class OwnSessions {
    private static final int HANDLE_LENGTH = 24;

    private final Engine engine;
    private final SecretHasher hasher;
    private final InstantSource clock;

    OwnSessions(Engine engine, SecretHasher hasher, InstantSource clock) {
        this.engine = engine;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// All that are not over, the own one first.
    List<SessionLine> all(SignedIn person) {
        List<SessionLine> lines = open(person)
                .map(session -> new SessionLine(
                        handle(session),
                        session.client(),
                        session.createdAt(),
                        session.lastUsedAt(),
                        session.tokenHash().equals(person.session().tokenHash())))
                .toList();
        return Stream.concat(
                        lines.stream().filter(SessionLine::current),
                        lines.stream().filter(line -> !line.current()))
                .toList();
    }

    /// The one that a form names.
    Optional<UserSession> find(SignedIn person, String handle) {
        return open(person).filter(session -> handle(session).equals(handle)).findFirst();
    }

    private Stream<UserSession> open(SignedIn person) {
        Instant now = clock.instant();
        return engine.directory().sessions(person.user().id()).stream().filter(session -> !session.over(now));
    }

    /// What is stored of a session's token stays on the server; this is made of it and leads nowhere.
    private String handle(UserSession session) {
        return hasher.hash("session " + session.tokenHash()).substring(0, HANDLE_LENGTH);
    }
}
