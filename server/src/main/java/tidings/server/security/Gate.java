package tidings.server.security;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import tidings.engine.runtime.Engine;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;

/// Stands in front of every resource: finds out who calls, and lets through who may.
///
/// The management API takes an API key or a person's session; a page takes a session only. A request that may
/// change something and comes with a session must come from one of our own pages. All of it happens on the
/// event loop and before the body is read, so that whoever may not call cannot make the server hold a body.
@Singleton
final class Gate {
    /// Where programs call. All other paths are pages.
    private static final List<String> API = List.of("/api/", "/kyc/");

    private static final String HTMX = "HX-Request";

    private final Engine engine;
    private final ApiKeyCheck keys;
    private final Sessions sessions;
    private final SessionCookie cookie;

    Gate(Engine engine, SecretHasher hasher, Sessions sessions, SessionCookie cookie, InstantSource clock) {
        this.engine = engine;
        this.keys = new ApiKeyCheck(hasher, clock);
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @ServerRequestFilter(nonBlocking = true)
    Optional<Response> admit(ContainerRequestContext request, SimpleResourceInfo resource) {
        Requirement requirement = Requirement.of(resource.getResourceClass());
        boolean api = API.stream().anyMatch(request.getUriInfo().getPath()::startsWith);
        Optional<? extends Caller> caller = api ? caller(request) : person(request);
        if (requirement.open()) {
            refuseForeign(request, Origins.Origin.UNSTATED);
        } else if (caller.isEmpty()) {
            if (api) {
                throw unauthorized();
            }
            return Optional.of(toSignIn(request));
        } else {
            if (caller.get() instanceof Caller.SignedIn) {
                refuseForeign(request, Origins.Origin.OURS);
            }
            if (requirement
                    .permission(resource.getMethodName())
                    .filter(caller.get()::may)
                    .isEmpty()) {
                throw forbidden();
            }
        }
        caller.ifPresent(found -> request.setSecurityContext(
                new OfCaller(found, request.getSecurityContext().isSecure())));
        return Optional.empty();
    }

    private Optional<? extends Caller> caller(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization == null ? person(request) : keys.caller(engine.directory(), authorization);
    }

    private Optional<Caller.SignedIn> person(ContainerRequestContext request) {
        return cookie.token(request.getCookies()).flatMap(sessions::person);
    }

    /// @param least what the request must say at least: that it is ours, or nothing at all
    private static void refuseForeign(ContainerRequestContext request, Origins.Origin least) {
        if (Origins.isUnsafe(request.getMethod())) {
            Origins.Origin origin = Origins.of(request);
            if (origin != Origins.Origin.OURS && origin != least) {
                throw new ProblemException(
                        Problem.of(403, "This was not sent by a page of this server, so nothing was done."));
            }
        }
    }

    private static ProblemException forbidden() {
        return new ProblemException(Problem.of(403, "You may not do this in this workspace; an administrator may."));
    }

    private static ProblemException unauthorized() {
        return new ProblemException(
                Problem.of(401, "This needs HTTP Basic authentication with an API key and its secret."),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tidings\", charset=\"UTF-8\""));
    }

    /// Where a request of htmx came from a page, the page as a whole must go to sign in.
    private static Response toSignIn(ContainerRequestContext request) {
        boolean htmx = request.getHeaderString(HTMX) != null;
        String next = request.getMethod().equals("GET") && !htmx
                ? request.getUriInfo().getRequestUri().getRawPath() + query(request)
                : "/";
        URI target = URI.create(next.equals("/") ? "/sign-in" : "/sign-in?next=" + encoded(next));
        return htmx
                ? Response.status(Response.Status.UNAUTHORIZED)
                        .header("HX-Redirect", target)
                        .build()
                : Response.seeOther(target).build();
    }

    private static String query(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record OfCaller(Caller caller, boolean isSecure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return caller instanceof Caller.ApiClient ? SecurityContext.BASIC_AUTH : SecurityContext.FORM_AUTH;
        }
    }
}
