package tidings.server.dashboard.signin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.security.RandomText;
import tidings.server.security.SecretHasher;
import tidings.server.security.SessionCookie;

/// Lets a person in whose identity is proven: begins a session under a token that nobody has seen before, so that
/// one that was planted in the browser is worth nothing.
@Singleton
public final class Entrance {
    private final Engine engine;
    private final RandomText random;
    private final SecretHasher hasher;
    private final SessionCookie cookie;

    /// Opens sessions in this engine.
    public Entrance(Engine engine, RandomText random, SecretHasher hasher, SessionCookie cookie) {
        this.engine = engine;
        this.random = random;
        this.hasher = hasher;
        this.cookie = cookie;
    }

    /// Begins a session in the oldest of the person's workspaces. Blocks.
    ///
    /// @param user belongs to a workspace at least
    /// @return what makes the browser the person's
    public NewCookie open(User user, @Nullable String userAgent) {
        String token = random.token();
        Await.result(engine.openSession(
                hasher.hash(token), user.id(), user.workspaces().getFirst(), BrowserName.of(userAgent)));
        return cookie.carrying(token, UserSession.LONGEST);
    }

    /// Begins a session and sends the browser on.
    ///
    /// @param next a path of ours
    Response enter(User user, String next, @Nullable String userAgent) {
        return Response.seeOther(URI.create(next)).cookie(open(user, userAgent)).build();
    }
}
