package tidings.server.dashboard.signin;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.core.Directory;
import tidings.engine.core.Reply;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Page;
import tidings.server.security.Open;
import tidings.server.security.Passwords;
import tidings.server.security.SecretHasher;

/// Choosing a password with the link of an invitation or of a forgotten password.
@Path("/password")
@Open
@RunOnVirtualThread
final class PasswordPages {
    private final Engine engine;
    private final SecretHasher hasher;
    private final Passwords passwords;
    private final Entrance entrance;
    private final InstantSource clock;

    PasswordPages(Engine engine, SecretHasher hasher, Passwords passwords, Entrance entrance, InstantSource clock) {
        this.engine = engine;
        this.hasher = hasher;
        this.passwords = passwords;
        this.entrance = entrance;
        this.clock = clock;
    }

    private record Holder(Ticket ticket, User user) {}

    @GET
    @Operation(hidden = true)
    public Response form(@QueryParam("ticket") @Nullable String token) {
        return holder(token)
                .map(holder -> Page.of(choose(token, holder, Complaints.NONE)))
                .orElseGet(PasswordPages::gone);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(
            @FormParam("ticket") @Nullable String token,
            @FormParam("password") @Nullable String password,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Optional<Holder> holder = holder(token);
        if (token == null || holder.isEmpty()) {
            return gone();
        }
        String chosen = password == null ? "" : password;
        Optional<String> fault = PasswordRule.fault(chosen, holder.get().user().email());
        if (fault.isPresent()) {
            return Page.faulty(choose(token, holder.get(), Complaints.about("password", fault.get())));
        }
        return switch (Await.result(engine.useTicket(hasher.hash(token), passwords.hash(chosen)))) {
            case Reply.PasswordSet set -> entrance.enter(set.user(), "/", userAgent);
            case Reply.TicketVoid _ -> gone();
        };
    }

    private Optional<Holder> holder(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        Directory directory = engine.directory();
        return directory
                .ticket(hasher.hash(token))
                .filter(ticket -> !ticket.expired(clock.instant()))
                .flatMap(ticket -> directory.user(ticket.user()).map(user -> new Holder(ticket, user)));
    }

    private static TemplateInstance choose(@Nullable String token, Holder holder, Complaints complaints) {
        return SignInTemplates.password(
                token == null ? "" : token,
                holder.user().email(),
                holder.ticket().kind() == Ticket.Kind.INVITATION,
                complaints);
    }

    private static Response gone() {
        return Page.of(Response.Status.NOT_FOUND, SignInTemplates.gone());
    }
}
