package tidings.server.dashboard.signin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.mail.MailAddress;
import tidings.server.security.Open;
import tidings.server.security.RandomText;
import tidings.server.security.SecretHasher;
import tidings.server.security.Throttle;

/// Asking for a link with which a forgotten password can be replaced.
///
/// The answer is the same whether there is such an account or not, and no account gets more than a few such mails
/// at a time.
@Path("/forgot-password")
@Open
@RunOnVirtualThread
final class ForgotPasswordPages {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final int FREE = 3;

    private final Engine engine;
    private final RandomText random;
    private final SecretHasher hasher;
    private final TicketLetters letters;
    private final InstantSource clock;
    private final Flash flash;
    private final Throttle throttle;

    ForgotPasswordPages(
            Engine engine,
            RandomText random,
            SecretHasher hasher,
            TicketLetters letters,
            InstantSource clock,
            Flash flash) {
        this.engine = engine;
        this.random = random;
        this.hasher = hasher;
        this.letters = letters;
        this.clock = clock;
        this.flash = flash;
        this.throttle = new Throttle(clock, FREE);
    }

    @GET
    @Operation(hidden = true)
    public Response form() {
        return Page.of(SignInTemplates.forgotPassword("", Complaints.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(@FormParam("email") @Nullable String email) {
        String account = email == null ? "" : User.normalized(email);
        if (MailAddress.parse(account).isEmpty()) {
            return Page.faulty(SignInTemplates.forgotPassword(
                    account, Complaints.about("email", "This must be an e-mail address such as anna@example.com.")));
        }
        if (throttle.wait(account).isZero()) {
            throttle.failed(account);
            engine.directory().user(account).ifPresent(this::send);
        }
        return flash.redirect("/sign-in", Notice.PASSWORD_MAIL_SENT);
    }

    private void send(User user) {
        String token = random.token();
        Await.result(engine.issueTicket(new Ticket(
                hasher.hash(token),
                user.id(),
                Ticket.Kind.PASSWORD_RESET,
                clock.instant().plus(LASTS))));
        Await.result(engine.sendMail(user.workspaces().getFirst(), user.email(), letters.passwordReset(token, LASTS)));
    }
}
