package tidings.server.dashboard.team;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.core.Directory;
import tidings.engine.runtime.Engine;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Tone;
import tidings.server.security.Caller.SignedIn;
import tidings.server.settings.Settings;

/// Finds the members of the workspace that somebody looks at. Thread-safe.
@Singleton
final class Members {
    private final Engine engine;
    private final InstantSource clock;
    private final boolean singleSignOn;

    Members(Engine engine, InstantSource clock, Settings settings) {
        this.engine = engine;
        this.clock = clock;
        this.singleSignOn = settings.singleSignOn().isPresent();
    }

    /// All of them, oldest first.
    List<Member> all(SignedIn viewer) {
        return engine.directory().users(viewer.workspace()).stream()
                .map(user -> member(user, viewer))
                .toList();
    }

    /// The one of that id; empty when the workspace has none.
    Optional<User> find(SignedIn viewer, String id) {
        return UserId.parse(id)
                .flatMap(engine.directory()::user)
                .filter(user -> user.role(viewer.workspace()).isPresent());
    }

    /// One of them as the pages show it.
    Member member(User user, SignedIn viewer) {
        Directory directory = engine.directory();
        Role role = user.role(viewer.workspace()).orElseThrow();
        @Nullable
        Instant seen = directory.sessions(user.id()).stream()
                .findFirst()
                .map(UserSession::lastUsedAt)
                .orElse(null);
        return new Member(
                user.id().toString(),
                user.name(),
                user.email(),
                role.name(),
                Frames.label(role),
                user.id().equals(viewer.user().id()),
                directory.isLastAdmin(user, viewer.workspace()),
                user.passwordHash() == null,
                user.passwordHash() == null && seen == null ? invitation(directory, user) : null,
                seen);
    }

    /// Of one who was never here. Whoever signs in with a provider needs no invitation.
    private @Nullable Badge invitation(Directory directory, User user) {
        Instant now = clock.instant();
        boolean open = directory.tickets(user.id()).stream()
                .anyMatch(ticket -> ticket.kind() == Ticket.Kind.INVITATION && !ticket.expired(now));
        if (open) {
            return new Badge(Tone.BUSY, "Invited");
        }
        return singleSignOn ? null : new Badge(Tone.WARNING, "Invitation expired");
    }
}
