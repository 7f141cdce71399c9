package tidings.server.dashboard.verification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.verification.VerificationTemplates.Made;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.server.verification.Verifications.Asked;
import tidings.verification.Action;
import tidings.verification.Ruling.Refusal;

/// Asks the person for more after the outcome. It belongs to a reviewer's task: whoever sees what is missing
/// asks for it.
@Path("/verifications/{scanRef}/ask")
@Needs(Permission.REVIEW)
@RunOnVirtualThread
final class AskPages {
    private final Desk desk;
    private final Verifications verifications;
    private final SessionLinks links;
    private final Frames frames;

    AskPages(Desk desk, Verifications verifications, SessionLinks links, Frames frames) {
        this.desk = desk;
        this.verifications = verifications;
        this.links = links;
        this.frames = frames;
    }

    /// How long the person has to answer.
    private enum Lifetime {
        HOUR("1h", Duration.ofHours(1)),
        DAY("1d", Duration.ofDays(1)),
        WEEK("7d", Duration.ofDays(7)),
        MONTH("30d", Duration.ofDays(30));

        private final String word;
        private final Duration length;

        Lifetime(String word, Duration length) {
            this.word = word;
            this.length = length;
        }

        private static Lifetime of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(lifetime -> lifetime.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("lifetime", "This must be one of 1h, 1d, 7d and 30d."));
        }
    }

    /// @param steps whether the additional steps are to be shown
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("scanRef") String scanRef,
            @FormParam("lifetime") @Nullable String lifetime,
            @FormParam("steps") @Nullable String steps) {
        SignedIn person = SignedIn.of(security);
        Held held = desk.find(person, scanRef);
        Duration length = Lifetime.of(lifetime).length;
        Asked asked = verifications.requestInformation(
                held, new Action.RequestInformation(length, steps != null, Desk.reviewer(person)));
        return switch (asked.acted()) {
            case Acted.Done _ ->
                Page.of(VerificationTemplates.made(
                        frames.of(security, headers, Menu.VERIFICATIONS), made(held.scanRef(), asked.token(), length)));
            case Acted.Refused(Refusal why) -> throw ProblemException.conflict(Refusals.of(why));
            case Acted.Gone _ -> throw ProblemException.notFound("There is no such verification any more.");
        };
    }

    private Made made(String scanRef, String token, Duration length) {
        String link = links.to(token);
        return new Made("More is asked of the person", scanRef, link, Names.span(length), false, links.code(link));
    }
}
