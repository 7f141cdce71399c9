package tidings.server.setup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.signin.Entrance;
import tidings.server.security.Open;
import tidings.server.security.Passwords;
import tidings.server.security.RandomText;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// The set-up link: whoever has it may make the first administrator, once, and with them the first workspace and its
/// API key where there is none.
@Path("/setup")
@Open
@RunOnVirtualThread
final class SetupResource {
    private static final int KEY_BYTES = 12;

    private final SetupToken token;
    private final Founders founders;
    private final Entrance entrance;
    private final Passwords passwords;
    private final RandomText random;
    private final SecretHasher hasher;
    private final String publicUrl;

    SetupResource(
            SetupToken token,
            Founders founders,
            Entrance entrance,
            Passwords passwords,
            RandomText random,
            SecretHasher hasher,
            Settings settings) {
        this.token = token;
        this.founders = founders;
        this.entrance = entrance;
        this.passwords = passwords;
        this.random = random;
        this.hasher = hasher;
        this.publicUrl = settings.publicUrl().toString();
    }

    @GET
    @Operation(hidden = true)
    public Response form(@QueryParam("token") @Nullable String presented) {
        return presented != null && token.matches(presented)
                ? Page.of(SetupPages.form(
                        SetupForm.blank(presented, founders.first().isEmpty()), Complaints.NONE))
                : gone();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            @BeanParam SetupForm.Sent sent, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        if (sent.token == null || !token.matches(sent.token)) {
            return gone();
        }
        String password = sent.password == null ? "" : sent.password;
        SetupForm form = SetupForm.of(sent.token, sent, founders.first().isEmpty());
        Complaints complaints = form.complaints(password);
        if (!complaints.isEmpty()) {
            return Page.faulty(SetupPages.form(form, complaints));
        }
        if (!token.use(sent.token)) {
            return gone();
        }
        return make(form, new Person(form.email(), form.name(), passwords.hash(password)), userAgent);
    }

    private Response make(SetupForm form, Person administrator, @Nullable String userAgent) {
        if (form.workspace() == null) {
            founders.appoint(founders.first().orElseThrow().id(), administrator);
            return Response.seeOther(URI.create("/"))
                    .cookie(session(administrator, userAgent))
                    .build();
        }
        String key = random.ofBytes(KEY_BYTES);
        String secret = random.token();
        founders.found(
                form.workspace(),
                administrator,
                new Founding.Key(key, FirstStart.KEY_NAME, hasher.hash(secret), ApiKey.Scope.FULL, null));
        return Response.fromResponse(Page.of(SetupPages.done(form.workspace(), key, secret, publicUrl)))
                .cookie(session(administrator, userAgent))
                .build();
    }

    private NewCookie session(Person administrator, @Nullable String userAgent) {
        return entrance.open(founders.user(administrator.email()).orElseThrow(), userAgent);
    }

    private static Response gone() {
        return Page.of(Response.Status.NOT_FOUND, SetupPages.gone());
    }
}
