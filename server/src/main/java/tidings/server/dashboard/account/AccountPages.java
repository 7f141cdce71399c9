package tidings.server.dashboard.account;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.UserSession;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.Typed;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// A person's own account.
@Path("/account")
@Needs(Permission.READ)
@RunOnVirtualThread
final class AccountPages {
    private static final String PATH = "/account";

    private final Engine engine;
    private final PasswordChange passwordChange;
    private final OwnSessions sessions;
    private final Frames frames;
    private final Flash flash;

    AccountPages(Engine engine, PasswordChange passwordChange, OwnSessions sessions, Frames frames, Flash flash) {
        this.engine = engine;
        this.passwordChange = passwordChange;
        this.sessions = sessions;
        this.frames = frames;
        this.flash = flash;
    }

    @GET
    @Operation(hidden = true)
    public Response account(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(page(security, headers, SignedIn.of(security).user().name(), Complaints.NONE));
    }

    @POST
    @Path("name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rename(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @FormParam("name") @Nullable String typed) {
        String name = Typed.line(typed);
        Optional<String> fault = Typed.nameFault("Your name", name);
        if (fault.isPresent()) {
            return Page.faulty(page(security, headers, name, Complaints.about("name", fault.get())));
        }
        Await.result(engine.renameUser(SignedIn.of(security).user().id(), name));
        return flash.redirect(PATH, Notice.NAME_CHANGED);
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changePassword(
            @Context SecurityContext security, @Context HttpHeaders headers, @BeanParam PasswordChange.Sent sent) {
        SignedIn person = SignedIn.of(security);
        Complaints complaints = passwordChange.change(person, sent);
        return complaints.isEmpty()
                ? flash.redirect(PATH, Notice.PASSWORD_CHANGED)
                : Page.faulty(page(security, headers, person.user().name(), complaints));
    }

    @POST
    @Path("sessions/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endSession(@Context SecurityContext security, @FormParam("session") @Nullable String handle) {
        UserSession session = sessions.find(SignedIn.of(security), handle == null ? "" : handle)
                .orElseThrow(() -> ProblemException.notFound("You have no such session."));
        Await.result(engine.endSession(session.tokenHash()));
        return flash.redirect(PATH, Notice.SESSION_ENDED);
    }

    @POST
    @Path("sessions/end-others")
    @Operation(hidden = true)
    public Response endOtherSessions(@Context SecurityContext security) {
        SignedIn person = SignedIn.of(security);
        Await.result(engine.endSessionsOf(person.user().id(), person.session().tokenHash()));
        return flash.redirect(PATH, Notice.SESSIONS_ENDED);
    }

    private TemplateInstance page(SecurityContext security, HttpHeaders headers, String name, Complaints complaints) {
        SignedIn person = SignedIn.of(security);
        return AccountTemplates.account(
                frames.of(security, headers, Menu.ACCOUNT),
                name,
                person.user().passwordHash() != null,
                sessions.all(person),
                complaints);
    }
}
