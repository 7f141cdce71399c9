package tidings.server.security;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The cookie that carries a session's token: out of reach of scripts, not sent along by other sites' forms, and
/// over https bound to exactly this host (the `__Host-` prefix of RFC 6265bis).
@Singleton
public final class SessionCookie {
    private static final String PLAIN = "tidings_session";

    private final Cookies cookies;

    /// The cookie as this makes them.
    public SessionCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    /// Hands the token to the browser; when it is not used for so long, the browser drops it.
    public NewCookie carrying(String token, Duration lasting) {
        return cookie(token, Math.toIntExact(lasting.toSeconds()));
    }

    /// Makes the browser forget.
    public NewCookie forgotten() {
        return cookie("", 0);
    }

    /// The token that a request brings.
    public Optional<String> token(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(name())).map(Cookie::getValue).filter(token -> !token.isEmpty());
    }

    private NewCookie cookie(String value, int maxAge) {
        return cookies.cookie(name(), value, "/", maxAge);
    }

    private String name() {
        return cookies.secure() ? "__Host-" + PLAIN : PLAIN;
    }
}
