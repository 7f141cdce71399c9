package tidings.server.dashboard.verification;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.verification.ReviewSheet.Answer;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Standing;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.ManualReview;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Stage;
import tidings.verification.Verification;

/// What a reviewer does with a verification: takes it, gives it back, decides.
@Path("/verifications/{scanRef}/review")
@Needs(Permission.REVIEW)
@RunOnVirtualThread
final class ReviewPages {
    private final Desk desk;
    private final Verifications verifications;
    private final Frames frames;
    private final Flash flash;

    ReviewPages(Desk desk, Verifications verifications, Frames frames, Flash flash) {
        this.desk = desk;
        this.verifications = verifications;
        this.frames = frames;
        this.flash = flash;
    }

    @POST
    @Path("claim")
    @Operation(hidden = true)
    public Response claim(@Context SecurityContext security, @PathParam("scanRef") String scanRef) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        return switch (desk.take(held, person)) {
            case Acted.Done _ -> flash.redirect("/verifications/" + held.scanRef());
            case Acted.Refused(Refusal why) ->
                flash.redirect(
                        "/verifications/" + held.scanRef(),
                        why == Refusal.CLAIMED
                                ? Notice.VERIFICATION_CLAIMED_BY_ANOTHER
                                : Notice.VERIFICATION_NOT_WAITING);
            case Acted.Gone _ -> throw gone();
        };
    }

    /// Says that the reviewer is still at it; answers with a part of the page when that is too late.
    @POST
    @Path("renew")
    @Operation(hidden = true)
    public Response renew(@Context SecurityContext security, @PathParam("scanRef") String scanRef) {
        SignedIn person = SignedIn.of(security);
        return switch (desk.take(desk.find(person, scanRef), person)) {
            case Acted.Done _ -> Response.noContent().build();
            case Acted.Refused(Refusal why) -> Page.of(VerificationTemplates.lost(Refusals.of(why)));
            case Acted.Gone _ -> throw gone();
        };
    }

    @POST
    @Path("release")
    @Operation(hidden = true)
    public Response release(@Context SecurityContext security, @PathParam("scanRef") String scanRef) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        Acted acted = verifications.act(held, new Action.Release(Desk.reviewer(person)));
        return flash.redirect(
                "/verifications/queue",
                acted instanceof Acted.Done ? Notice.VERIFICATION_RELEASED : Notice.NOTHING_CHANGED);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("scanRef") String scanRef,
            MultivaluedMap<String, String> form) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        Sheet sheet = new Sheet(person, frames.of(security, headers, Menu.VERIFICATIONS), held, Draft.of(form));
        if (!sheet.draft.follows().equals(Draft.follows(held.verification()))) {
            return back(sheet, decidedMeanwhile(held.verification()));
        }
        boolean approve = "approve".equals(form.getFirst("decision"));
        Judgement.Verdict verdict = new Judgement.Verdict(approve, Desk.reviewer(person), desk.now());
        return switch (Judgement.of(sheet.draft, held.verification(), verdict)) {
            case Judgement.Wrong(Complaints complaints) -> Page.faulty(page(sheet, new Answer(complaints, null)));
            case Judgement.Right(ManualReview review) -> keep(sheet, review);
        };
    }

    /// A form that was sent.
    private record Sheet(SignedIn person, Frame frame, Held held, Draft draft) {}

    private Response keep(Sheet sheet, ManualReview review) {
        return switch (verifications.act(sheet.held, new Action.Review(review))) {
            case Acted.Done _ -> onward(sheet.person, sheet.held);
            case Acted.Refused(Refusal why) -> {
                Held now = desk.find(sheet.person, sheet.held.scanRef());
                yield back(
                        new Sheet(sheet.person, sheet.frame, now, sheet.draft),
                        why == Refusal.CLAIMED ? claimedMeanwhile(now.verification()) : Refusals.of(why));
            }
            case Acted.Gone _ -> throw gone();
        };
    }

    /// To the next one that waits, for whoever came from the queue.
    private Response onward(SignedIn person, Held decided) {
        if (!(decided.verification().stage() instanceof Stage.Reviewing)) {
            return flash.redirect("/verifications/" + decided.scanRef(), Notice.VERIFICATION_DECIDED);
        }
        return desk.takeNext(person)
                .map(taken -> flash.redirect("/verifications/" + taken.scanRef(), Notice.VERIFICATION_DECIDED_NEXT))
                .orElseGet(() -> flash.redirect("/verifications/queue", Notice.VERIFICATION_DECIDED_LAST));
    }

    /// The form with all that was typed, and why it was not kept.
    private Response back(Sheet sheet, String obstacle) {
        return Page.of(Response.Status.CONFLICT, page(sheet, new Answer(Complaints.NONE, obstacle)));
    }

    private TemplateInstance page(Sheet sheet, Answer answer) {
        ReviewSheet shown = ReviewSheet.of(sheet.held.verification(), sheet.draft, answer);
        return VerificationTemplates.show(sheet.frame, desk.detail(sheet.held, sheet.person, shown));
    }

    private static String decidedMeanwhile(Verification verification) {
        ManualReview manual = verification.manual();
        String who = manual == null ? "Somebody else" : manual.by();
        String what = Names.of(Standing.of(verification)).text().toLowerCase(Locale.ROOT);
        return who + " has decided this one meanwhile: " + what
                + ". What you entered is still below and was not kept. If you send it again, it replaces that"
                + " decision, and another webhook is sent.";
    }

    private static String claimedMeanwhile(Verification verification) {
        String who = verification.stage() instanceof Stage.Reviewing(Instant _, Stage.Claim claim) && claim != null
                ? claim.reviewer()
                : "Somebody else";
        return who + " is reviewing this one by now, since your time with it was over. What you entered is still below"
                + " and was not kept.";
    }

    private static ProblemException gone() {
        return ProblemException.notFound("There is no such verification any more.");
    }
}
