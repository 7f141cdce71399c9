package tidings.server.security;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import tidings.engine.runtime.Engine;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;

/// Lets a request through to its resource when it carries an API key and its secret, or the resource is
/// [Open].
///
/// It runs on the event loop before the body is read, so that whoever has no key cannot make the server hold
/// a body.
@Singleton
final class ApiKeyFilter {
    private final Engine engine;
    private final ApiKeyCheck check;

    ApiKeyFilter(Engine engine, SecretHasher hasher) {
        this.engine = engine;
        this.check = new ApiKeyCheck(hasher);
    }

    @ServerRequestFilter(nonBlocking = true)
    void authenticate(ContainerRequestContext request, SimpleResourceInfo resource) {
        if (resource.getResourceClass().isAnnotationPresent(Open.class)) {
            return;
        }
        Optional<Caller> caller = check.caller(engine.directory(), request.getHeaderString(HttpHeaders.AUTHORIZATION));
        request.setSecurityContext(new OfCaller(
                caller.orElseThrow(ApiKeyFilter::unauthorized),
                request.getSecurityContext().isSecure()));
    }

    private static ProblemException unauthorized() {
        return new ProblemException(
                Problem.of(401, "This needs HTTP Basic authentication with an API key and its secret."),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tidings\", charset=\"UTF-8\""));
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
            return SecurityContext.BASIC_AUTH;
        }
    }
}
