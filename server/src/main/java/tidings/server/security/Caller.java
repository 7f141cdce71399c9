package tidings.server.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import tidings.engine.Actor;
import tidings.engine.WorkspaceId;

/// Who makes a request: an API key, and the one workspace that it opens.
///
/// A resource takes `@Context SecurityContext` as a parameter and asks [#of] for its caller; every look-up
/// that it makes names the caller's workspace.
///
/// @param workspace the only workspace that the request may see or touch
/// @param apiKey the public half of the key
public record Caller(WorkspaceId workspace, String apiKey) implements Principal {

    /// The caller of the request. Every request that reaches a resource has one, unless the resource is
    /// [Open].
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("A request without a caller reached a resource that needs one");
    }

    /// Who the audit log says it was.
    public Actor actor() {
        return Actor.ofKey(apiKey);
    }

    @Override
    public String getName() {
        return apiKey;
    }
}
