package tidings.server.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;

/// Who makes a request, and the one workspace that it is about.
///
/// A resource takes `@Context SecurityContext` as a parameter and asks [#of] for its caller; every look-up that
/// it makes names the caller's workspace.
public sealed interface Caller extends Principal {

    /// The only workspace that the request may see or touch.
    WorkspaceId workspace();

    /// The caller as the audit log names it.
    Actor actor();

    /// Whether the caller may do this in the workspace.
    boolean may(Permission permission);

    @Override
    default String getName() {
        return actor().name();
    }

    /// A program with an API key.
    record ApiClient(ApiKey key) implements Caller {
        @Override
        public WorkspaceId workspace() {
            return key.workspace();
        }

        @Override
        public Actor actor() {
            return new Actor("API key " + key.key());
        }

        @Override
        public boolean may(Permission permission) {
            return Permission.of(key.scope()).contains(permission);
        }
    }

    /// A person in a browser.
    ///
    /// @param role in the workspace that the session looks at
    record SignedIn(User user, UserSession session, Role role) implements Caller {
        /// The person who makes the request of a page. Pages are reached by nobody else.
        public static SignedIn of(SecurityContext security) {
            if (Caller.of(security) instanceof SignedIn person) {
                return person;
            }
            throw new IllegalStateException("A request of a program reached a page");
        }

        @Override
        public WorkspaceId workspace() {
            return session.workspace();
        }

        @Override
        public Actor actor() {
            return new Actor(user.email());
        }

        @Override
        public boolean may(Permission permission) {
            return Permission.of(role).contains(permission);
        }
    }

    /// The caller of the request. Every request that reaches a resource has one, unless the resource is [Open].
    static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("A request without a caller reached a resource that needs one");
    }
}
