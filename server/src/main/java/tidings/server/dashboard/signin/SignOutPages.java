package tidings.server.dashboard.signin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Notice;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Open;
import tidings.server.security.SessionCookie;

/// Signing out. It is open to all, so that a session that is over already does not lead to the sign-in page first.
@Path("/sign-out")
@Open
@RunOnVirtualThread
final class SignOutPages {
    private final Engine engine;
    private final SessionCookie cookie;
    private final Flash flash;

    SignOutPages(Engine engine, SessionCookie cookie, Flash flash) {
        this.engine = engine;
        this.cookie = cookie;
        this.flash = flash;
    }

    @POST
    @Operation(hidden = true)
    public Response leave(@Context SecurityContext security) {
        if (security.getUserPrincipal() instanceof SignedIn person) {
            Await.result(engine.endSession(person.session().tokenHash()));
        }
        return Response.fromResponse(flash.redirect("/sign-in", Notice.SIGNED_OUT))
                .cookie(cookie.forgotten())
                .build();
    }
}
