package tidings.server.dashboard;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Tells the browser, with every page and every part of one, to run and fetch nothing but what this server
/// brings, and to keep no copy. A resource that sets one of these headers itself knows better.
final class PageHeaders {
    /// No script or style stands in a page itself, so whatever somebody may smuggle into one stays text.
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        if (Page.isHtml(response.getMediaType())) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            set(headers, "Content-Security-Policy", POLICY);
            set(headers, HttpHeaders.CACHE_CONTROL, "no-store");
            set(headers, "Referrer-Policy", "same-origin");
            set(headers, "X-Content-Type-Options", "nosniff");
        }
    }

    private static void set(MultivaluedMap<String, Object> headers, String name, String value) {
        if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
        }
    }
}
