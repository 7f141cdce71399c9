package tidings.server.security;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import tidings.server.settings.Settings;

/// Makes the server's cookies: out of reach of scripts, not sent along by other sites' forms, and over https only
/// where people reach the server so. Thread-safe.
@Singleton
public final class Cookies {
    private final boolean secure;

    /// Makes them as they have to be where the server is reached.
    public Cookies(Settings settings) {
        this.secure = "https".equals(settings.publicUrl().getScheme());
    }

    /// A cookie for this path and what lies below it; an age of 0 makes the browser forget it.
    public NewCookie cookie(String name, String value, String path, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /// Whether people reach the server by https.
    boolean secure() {
        return secure;
    }
}
