package tidings.server.session;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// What browsers are told with every answer of a session. Other than those of the dashboard, these pages may
/// stand within those of other sites.
final class SessionHeaders {
    /// Pictures that were just taken are shown from memory.
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "media-src blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *";

    private SessionHeaders() {}

    /// Ends the answer. The token is in the addresses of the pages, so no other site is told them; our own are,
    /// since browsers then name where a form comes from.
    static Response on(Response.ResponseBuilder answer) {
        return answer.header("Content-Security-Policy", POLICY)
                .header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
