package tidings.server.dashboard.verification;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import tidings.server.settings.Settings;

/// Leads people to their sessions. Thread-safe.
@Singleton
final class SessionLinks {
    private static final String PATH = "/api/v2/redirect?authToken=";

    private final String base;

    SessionLinks(Settings settings) {
        this.base = settings.publicUrl().toString();
    }

    /// The link that opens the session of a token.
    String to(String token) {
        return base + PATH + token;
    }

    /// A link as a QR code, to be opened with a phone; null where none can be drawn.
    @Nullable
    String code(String link) {
        return null;
    }
}
