package tidings.server.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a request that one of our own pages made from one that another site made a browser send.
///
/// Browsers say so in `Sec-Fetch-Site` (W3C Fetch Metadata), except over plain http to a host that is not local;
/// there `Origin` (RFC 6454) says it, which is compared with the host that the request was sent to.
final class Origins {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    private Origins() {}

    /// What a request says of where it comes from.
    enum Origin {
        OURS,
        FOREIGN,
        /// Not a browser, or a very old one.
        UNSTATED
    }

    /// Whether a request with this method may change something.
    static boolean isUnsafe(String method) {
        return !SAFE_METHODS.contains(method);
    }

    static Origin of(ContainerRequestContext request) {
        return of(
                request.getHeaderString(FETCH_SITE),
                request.getHeaderString(ORIGIN),
                request.getHeaderString(HttpHeaders.HOST));
    }

    static Origin of(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") ? Origin.OURS : Origin.FOREIGN;
        }
        if (origin == null) {
            return Origin.UNSTATED;
        }
        return host != null && authority(origin).equals(host.toLowerCase(Locale.ROOT)) ? Origin.OURS : Origin.FOREIGN;
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
    }
}
