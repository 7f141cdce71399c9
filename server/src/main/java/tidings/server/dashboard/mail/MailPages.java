package tidings.server.dashboard.mail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.Pages;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.settings.Settings;

/// The mail outbox of a workspace.
@Path("/mails")
@Needs(Permission.READ)
@RunOnVirtualThread
final class MailPages {
    private static final String PATH = "/mails";

    private final Engine engine;
    private final Archive archive;
    private final Frames frames;
    private final Flash flash;
    private final boolean mailing;

    MailPages(Engine engine, Archive archive, Frames frames, Flash flash, Settings settings) {
        this.engine = engine;
        this.archive = archive;
        this.frames = frames;
        this.flash = flash;
        this.mailing = settings.mailing().server() != null;
    }

    /// An id that is none leads to the newest mails.
    @GET
    @Operation(hidden = true)
    public Response list(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @QueryParam("before") @Nullable String before) {
        @Nullable MailId id = Optional.ofNullable(before).flatMap(MailId::parse).orElse(null);
        Pages<Mail> page =
                Pages.of(archive.mails(SignedIn.of(security).workspace(), id, Pages.SIZE + 1), PATH, before, Mail::id);
        return Page.of(MailTemplates.list(
                frame(security, headers),
                page.items().stream().map(mail -> MailLine.of(mail, mailing)).toList(),
                mailing,
                page.newest(),
                page.older()));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response mail(@Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        Mail mail = MailId.parse(id)
                .flatMap(known -> archive.mail(SignedIn.of(security).workspace(), known))
                .orElseThrow(MailPages::nothing);
        return Page.of(MailTemplates.mail(frame(security, headers), MailLine.of(mail, mailing), mailing));
    }

    @POST
    @Path("{id}/resend")
    @Needs(Permission.RESEND)
    @Operation(hidden = true)
    public Response resend(@Context SecurityContext security, @PathParam("id") String id) {
        SignedIn person = SignedIn.of(security);
        Mail again = MailId.parse(id)
                .flatMap(known -> Await.result(engine.resendMail(person.workspace(), known, person.actor())))
                .orElseThrow(MailPages::nothing);
        return flash.redirect(PATH + "/" + again.id(), Notice.MAIL_RESENT);
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("This workspace has no such mail.");
    }

    private Frame frame(SecurityContext security, HttpHeaders headers) {
        return frames.of(security, headers, Menu.MAILS);
    }
}
