package tidings.server.dashboard.signin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.engine.User;
import tidings.engine.runtime.Engine;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Page;
import tidings.server.security.Cookies;
import tidings.server.security.Open;
import tidings.server.settings.Settings;

/// Signing in with the OpenID provider that the operator has named.
///
/// The provider proves who somebody is; what they may do here is decided here, so there must be a user with their
/// e-mail address already.
@Path("/sign-in/provider")
@Open
@RunOnVirtualThread
final class OpenIdPages {
    private static final Logger LOG = Logger.getLogger(OpenIdPages.class);
    private static final String COOKIE = "tidings_sign_in";
    private static final int COOKIE_SECONDS = 600;

    private final Engine engine;
    private final Entrance entrance;
    private final PendingSignIns pending;
    private final Cookies cookies;
    private final @Nullable String name;
    private final @Nullable OpenIdProvider provider;

    OpenIdPages(Engine engine, Entrance entrance, PendingSignIns pending, Cookies cookies, Settings settings) {
        this.engine = engine;
        this.entrance = entrance;
        this.pending = pending;
        this.cookies = cookies;
        URI callback = URI.create(settings.publicUrl() + "/sign-in/provider/callback");
        Settings.@Nullable SingleSignOn set = settings.singleSignOn().orElse(null);
        this.name = set == null ? null : set.name();
        this.provider = set == null ? null : new OpenIdProvider(set, callback);
    }

    @GET
    @Operation(hidden = true)
    public Response begin(@QueryParam("next") @Nullable String next) {
        PendingSignIn begun = pending.begin(Next.of(next));
        try {
            return Response.seeOther(provider().authorization(begun))
                    .cookie(cookie(begun.state(), COOKIE_SECONDS))
                    .build();
        } catch (IOException e) {
            LOG.warn("The OpenID provider cannot be reached", e);
            return refused(name + " cannot be reached right now. Please try again later.");
        }
    }

    @GET
    @Path("/callback")
    @Operation(hidden = true)
    public Response end(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @CookieParam(COOKIE) @Nullable String held,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
        Optional<PendingSignIn> begun = state == null || !state.equals(held) ? Optional.empty() : pending.end(state);
        if (begun.isEmpty()) {
            return refused("This sign-in took too long or was begun elsewhere. Please begin again.");
        }
        if (code == null) {
            return refused("The sign-in was not completed at " + name + ".");
        }
        return switch (provider().redeem(begun.get(), code)) {
            case OpenIdProvider.Answer.Vouched vouched ->
                engine.directory()
                        .user(vouched.email())
                        .map(user -> enter(user, begun.get(), userAgent))
                        .orElseGet(() -> refused("You have no account here yet. An administrator can invite you."));
            case OpenIdProvider.Answer.Unverified _ ->
                refused(name + " has not verified your e-mail address, so we cannot tell who you are.");
            case OpenIdProvider.Answer.Failed failed -> {
                LOG.warnf("A sign-in with the OpenID provider failed: %s", failed.why());
                yield refused("The sign-in with " + name + " failed. Please try again.");
            }
        };
    }

    private Response enter(User user, PendingSignIn begun, @Nullable String userAgent) {
        return Response.fromResponse(entrance.enter(user, begun.next(), userAgent))
                .cookie(cookie("", 0))
                .build();
    }

    private Response refused(String why) {
        return Page.faulty(SignInTemplates.signIn("/", "", name, null, Complaints.about("email", why)));
    }

    private OpenIdProvider provider() {
        if (provider == null) {
            throw new NotFoundException();
        }
        return provider;
    }

    private NewCookie cookie(String value, int seconds) {
        return cookies.cookie(COOKIE, value, "/sign-in", seconds);
    }
}
