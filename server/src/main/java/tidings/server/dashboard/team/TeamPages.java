package tidings.server.dashboard.team;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.core.Reply;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Flash;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Notice;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.Typed;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.settings.Settings;

/// The team of a workspace.
@Path("/team")
@Needs(Permission.ADMINISTER)
@RunOnVirtualThread
final class TeamPages {
    private static final String LAST_ADMIN =
            "This is the only administrator who has joined the workspace. Make somebody else who has joined one first.";

    private final Engine engine;
    private final Members members;
    private final Inviter inviter;
    private final Frames frames;
    private final Flash flash;
    private final boolean mailing;

    TeamPages(Engine engine, Members members, Inviter inviter, Frames frames, Flash flash, Settings settings) {
        this.engine = engine;
        this.members = members;
        this.inviter = inviter;
        this.frames = frames;
        this.flash = flash;
        this.mailing = settings.mailing().server() != null;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(TeamTemplates.list(frame(security, headers), members.all(SignedIn.of(security))));
    }

    @GET
    @Path("invite")
    @Operation(hidden = true)
    public Response form(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(TeamTemplates.invite(frame(security, headers), InviteForm.BLANK, Roles.ALL, Complaints.NONE));
    }

    @POST
    @Path("invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(
            @Context SecurityContext security, @Context HttpHeaders headers, @BeanParam InviteForm.Sent sent) {
        InviteForm form = sent.form();
        Complaints complaints = form.complaints();
        if (!complaints.isEmpty()) {
            return Page.faulty(TeamTemplates.invite(frame(security, headers), form, Roles.ALL, complaints));
        }
        SignedIn person = SignedIn.of(security);
        if (engine.directory()
                .user(form.email())
                .flatMap(user -> user.role(person.workspace()))
                .isPresent()) {
            Complaints member =
                    Complaints.about("email", "Somebody with this address belongs to the workspace already.");
            return Page.faulty(TeamTemplates.invite(frame(security, headers), form, Roles.ALL, member));
        }
        Role role = Roles.parse(form.role()).orElseThrow();
        return invite(view(security, headers), new Inviter.Guest(form.name(), form.email(), role));
    }

    @POST
    @Path("{id}/invite")
    @Operation(hidden = true)
    public Response again(@Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        User user = found(security, id);
        Role role = user.role(SignedIn.of(security).workspace()).orElseThrow();
        return invite(view(security, headers), new Inviter.Guest(user.name(), user.email(), role));
    }

    private Response invite(View view, Inviter.Guest guest) {
        return switch (inviter.invite(view.person(), guest)) {
            case Inviter.Answer.Asked asked ->
                Page.of(TeamTemplates.invited(
                        view.frame(),
                        members.member(asked.user(), view.person()),
                        asked.link() == null ? null : asked.link().toString(),
                        mailing,
                        Inviter.LASTS.toDays()));
            case Inviter.Answer.Joined _ -> flash.redirect("/team", Notice.MEMBER_JOINED);
            case Inviter.Answer.Member _ -> flash.redirect("/team", Notice.NOTHING_CHANGED);
        };
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response member(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        return Page.of(member(view(security, headers), found(security, id), Complaints.NONE));
    }

    @POST
    @Path("{id}/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changeRole(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @FormParam("role") @Nullable String chosen) {
        User user = found(security, id);
        View view = view(security, headers);
        Optional<Role> role = Roles.parse(Typed.line(chosen));
        if (role.isEmpty()) {
            return Page.faulty(member(view, user, Complaints.about("role", "Choose one of the roles.")));
        }
        SignedIn person = view.person();
        return answer(
                view,
                user,
                Await.result(engine.changeRole(person.workspace(), user.id(), role.get(), person.actor())),
                Notice.ROLE_CHANGED);
    }

    @POST
    @Path("{id}/remove")
    @Operation(hidden = true)
    public Response remove(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
        User user = found(security, id);
        View view = view(security, headers);
        SignedIn person = view.person();
        return answer(
                view,
                user,
                Await.result(engine.removeUser(person.workspace(), user.id(), person.actor())),
                Notice.MEMBER_REMOVED);
    }

    /// Whoever has altered themselves may see the team no more.
    private Response answer(View view, User user, Reply.OfMember reply, Notice done) {
        boolean self = user.id().equals(view.person().user().id());
        return switch (reply) {
            case Reply.MemberAltered _ -> flash.redirect(self ? "/" : "/team", done);
            case Reply.LastAdmin _ -> Page.faulty(member(view, user, Complaints.about("role", LAST_ADMIN)));
            case Reply.NoMember _ -> throw nobody();
        };
    }

    private TemplateInstance member(View view, User user, Complaints complaints) {
        return TeamTemplates.member(view.frame(), members.member(user, view.person()), Roles.ALL, complaints);
    }

    private User found(SecurityContext security, String id) {
        return members.find(SignedIn.of(security), id).orElseThrow(TeamPages::nobody);
    }

    private static ProblemException nobody() {
        return ProblemException.notFound("This workspace has no such member.");
    }

    /// Who looks at the page, and what is around it.
    private record View(SignedIn person, Frame frame) {}

    private View view(SecurityContext security, HttpHeaders headers) {
        return new View(SignedIn.of(security), frame(security, headers));
    }

    private Frame frame(SecurityContext security, HttpHeaders headers) {
        return frames.of(security, headers, Menu.TEAM);
    }
}
