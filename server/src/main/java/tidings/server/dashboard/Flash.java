package tidings.server.dashboard;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import tidings.server.security.Cookies;

/// Carries a [Notice] from a form that was sent over the redirect to the page that comes next, in a cookie that
/// lasts a minute. The page that shows it takes it away.
@Singleton
public final class Flash {
    private static final String COOKIE = "tidings_flash";
    private static final int SECONDS = 60;

    private final Cookies cookies;

    Flash(Cookies cookies) {
        this.cookies = cookies;
    }

    /// Sends the person to a page of ours, which says this.
    ///
    /// @param path begins with a slash
    public Response redirect(String path, Notice notice) {
        return Response.status(Response.Status.SEE_OTHER)
                .location(URI.create(path))
                .cookie(cookie(notice.key(), SECONDS))
                .build();
    }

    /// Sends the person to a page of ours, which says nothing.
    ///
    /// @param path begins with a slash
    public Response redirect(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /// What the request before this one left to say.
    public static Optional<Notice> of(HttpHeaders headers) {
        return of(headers.getCookies());
    }

    /// The same among all cookies of a request.
    public static Optional<Notice> of(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(COOKIE)).map(Cookie::getValue).flatMap(Notice::ofKey);
    }

    /// A part of a page that loads while the next page is on its way must not take its notice.
    @ServerResponseFilter
    void takeAway(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getCookies().containsKey(COOKIE)
                && !response.getCookies().containsKey(COOKIE)
                && request.getHeaderString("HX-Request") == null
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && Page.isHtml(response.getMediaType())) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie("", 0));
        }
    }

    private NewCookie cookie(String value, int seconds) {
        return cookies.cookie(COOKIE, value, "/", seconds);
    }
}
