package tidings.server.dashboard.verification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.events.OverallStatus;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;

/// Verifications: the list, the queue and one with all that is known of it.
@Path("/verifications")
@Needs(Permission.READ)
@RunOnVirtualThread
final class VerificationPages {
    private final Desk desk;
    private final Verifications verifications;
    private final Frames frames;
    private final Flash flash;

    VerificationPages(Desk desk, Verifications verifications, Frames frames, Flash flash) {
        this.desk = desk;
        this.verifications = verifications;
        this.frames = frames;
        this.flash = flash;
    }

    @GET
    @Operation(hidden = true)
    public Response list(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @QueryParam("standing") @Nullable String standing,
            @QueryParam("by") @Nullable String by,
            @QueryParam("q") @Nullable String text,
            @QueryParam("before") @Nullable String before) {
        VerificationQuery query = VerificationQuery.read(standing, by, text);
        Frame frame = frames.of(security, headers, Menu.VERIFICATIONS);
        return Page.of(VerificationTemplates.list(
                frame,
                VerificationList.of(
                        query, desk.list(query, SignedIn.of(security).workspace(), before))));
    }

    @GET
    @Path("queue")
    @Operation(hidden = true)
    public Response queue(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(VerificationTemplates.queue(
                frames.of(security, headers, Menu.QUEUE), desk.queue(SignedIn.of(security))));
    }

    /// Takes the next one and opens it.
    @Needs(Permission.REVIEW)
    @POST
    @Path("queue/next")
    @Operation(hidden = true)
    public Response next(@Context SecurityContext security) {
        return desk.takeNext(SignedIn.of(security))
                .map(taken -> flash.redirect("/verifications/" + taken.scanRef()))
                .orElseGet(() -> flash.redirect("/verifications/queue", Notice.VERIFICATIONS_NONE_FREE));
    }

    /// @param again whether a reviewer wants to decide it anew
    @GET
    @Path("{scanRef}")
    @Operation(hidden = true)
    public Response show(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("scanRef") String scanRef,
            @QueryParam("again") @Nullable String again) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        return Page.of(VerificationTemplates.show(
                frames.of(security, headers, Menu.VERIFICATIONS), desk.detail(held, person, again != null)));
    }

    @Needs(Permission.ERASE)
    @POST
    @Path("{scanRef}/delete")
    @Operation(hidden = true)
    public Response delete(@Context SecurityContext security, @PathParam("scanRef") String scanRef) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        verifications.delete(held.workspace(), held.scanRef(), person.actor());
        return flash.redirect("/verifications", Notice.VERIFICATION_DELETED);
    }

    /// Makes an outcome up, in a sandbox.
    @Needs(Permission.CONFIGURE)
    @POST
    @Path("{scanRef}/pretend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response pretend(
            @Context SecurityContext security,
            @PathParam("scanRef") String scanRef,
            @FormParam("outcome") @Nullable String outcome) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        Optional<OverallStatus> overall = Arrays.stream(OverallStatus.values())
                .filter(status -> status.name().equals(outcome))
                .findFirst();
        if (overall.isEmpty()) {
            throw ProblemException.invalid("outcome", "This must be one of APPROVED, SUSPECTED, DENIED and EXPIRED.");
        }
        Acted acted = verifications.act(
                held, new Action.PretendAuto(overall.get(), person.actor().name()));
        return flash.redirect(
                "/verifications/" + held.scanRef(),
                acted instanceof Acted.Done ? Notice.VERIFICATION_PRETENDED : Notice.NOTHING_CHANGED);
    }
}
