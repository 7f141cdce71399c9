package tidings.server.dashboard.signin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.runtime.Engine;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.security.Open;
import tidings.server.settings.Settings;

/// Signing in with an e-mail address and a password.
@Path("/sign-in")
@Open
@RunOnVirtualThread
final class SignInPages {
    private final Engine engine;
    private final Door door;
    private final Entrance entrance;
    private final @Nullable String provider;

    SignInPages(Engine engine, Door door, Entrance entrance, Settings settings) {
        this.engine = engine;
        this.door = door;
        this.entrance = entrance;
        this.provider = settings.singleSignOn().map(Settings.SingleSignOn::name).orElse(null);
    }

    @GET
    @Operation(hidden = true)
    public Response form(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @QueryParam("next") @Nullable String next) {
        if (security.getUserPrincipal() != null) {
            return Response.seeOther(URI.create(Next.of(next))).build();
        }
        @Nullable
        Notice notice = engine.directory().users().isEmpty()
                ? Notice.NOBODY_YET
                : Flash.of(headers).orElse(null);
        return Page.of(SignInTemplates.signIn(Next.of(next), "", provider, notice, Complaints.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(
            @FormParam("email") @Nullable String email,
            @FormParam("password") @Nullable String password,
            @FormParam("next") @Nullable String next,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @Context HttpServerRequest connection) {
        String account = email == null ? "" : email.strip();
        if (account.isEmpty() || password == null || password.isEmpty()) {
            return refused(Response.Status.BAD_REQUEST, account, next, "Give the e-mail address and the password.");
        }
        return switch (door.knock(account, password, connection.remoteAddress().hostAddress())) {
            case Door.Answer.Welcome welcome -> entrance.enter(welcome.user(), Next.of(next), userAgent);
            case Door.Answer.Wrong _ ->
                refused(
                        Response.Status.BAD_REQUEST,
                        account,
                        next,
                        "No account has this e-mail address and this password.");
            case Door.Answer.Wait wait ->
                refused(
                        Response.Status.TOO_MANY_REQUESTS,
                        account,
                        next,
                        "Too many attempts have failed. Please try again in " + inWords(wait.left()) + ".");
        };
    }

    private Response refused(Response.Status status, String email, @Nullable String next, String complaint) {
        return Page.of(
                status,
                SignInTemplates.signIn(Next.of(next), email, provider, null, Complaints.about("email", complaint)));
    }

    private static String inWords(Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        return seconds < 60
                ? seconds + (seconds == 1 ? " second" : " seconds")
                : (seconds + 59) / 60 + (seconds > 60 ? " minutes" : " minute");
    }
}
