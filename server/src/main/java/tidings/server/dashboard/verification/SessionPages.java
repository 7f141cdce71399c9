package tidings.server.dashboard.verification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.verification.VerificationTemplates.Made;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Verifications;
import tidings.server.verification.Verifications.Created;
import tidings.verification.Policy;
import tidings.verification.Terms;

/// Makes a session by hand, for trying things out or for a person at the counter.
@Path("/verifications/new")
@Needs(Permission.CONFIGURE)
@RunOnVirtualThread
final class SessionPages {
    private final Verifications verifications;
    private final Policy account;
    private final SessionLinks links;
    private final Frames frames;

    SessionPages(Verifications verifications, SessionLinks links, Frames frames, Policy account) {
        this.account = account;
        this.verifications = verifications;
        this.links = links;
        this.frames = frames;
        this.policy = policy;
    }

    @GET
    @Operation(hidden = true)
    public Response form(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(VerificationTemplates.form(
                frame(security, headers), SessionForm.BLANK, SessionForm.offer(), Complaints.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            @Context SecurityContext security, @Context HttpHeaders headers, @BeanParam SessionForm.Received received) {
        SessionForm form = received.form();
        Frame frame = frame(security, headers);
        Complaints complaints = form.complaints();
        if (!complaints.isEmpty()) {
            return Page.faulty(VerificationTemplates.form(frame, form, SessionForm.offer(), complaints));
        }
        SignedIn person = SignedIn.of(security);
        Terms terms = form.terms(account, frame.workspace().sandbox());
        Created created =
                verifications.create(person.workspace(), terms, person.actor().name());
        String link = links.to(created.token());
        return Page.of(VerificationTemplates.made(
                frame,
                new Made(
                        "The session is made",
                        created.held().scanRef(),
                        link,
                        Names.span(SessionForm.EXPIRY),
                        terms.sandbox(),
                        links.code(link))));
    }

    private Frame frame(SecurityContext security, HttpHeaders headers) {
        return frames.of(security, headers, Menu.VERIFICATIONS);
    }
}
