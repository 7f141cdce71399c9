package tidings.server.dashboard.apikey;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey;
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
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The API keys of a workspace.
@Path("/api-keys")
@Needs(Permission.ADMINISTER)
@RunOnVirtualThread
final class ApiKeyPages {
    private final Engine engine;
    private final Minting minting;
    private final Frames frames;
    private final Flash flash;
    private final InstantSource clock;

    ApiKeyPages(Engine engine, Minting minting, Frames frames, Flash flash, InstantSource clock) {
        this.engine = engine;
        this.minting = minting;
        this.frames = frames;
        this.flash = flash;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context SecurityContext security, @Context HttpHeaders headers) {
        Instant now = clock.instant();
        return Page.of(ApiKeyTemplates.list(
                frame(security, headers),
                engine.directory().apiKeys(SignedIn.of(security).workspace()).stream()
                        .map(key -> KeyLine.of(key, now))
                        .toList()));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public Response form(@Context SecurityContext security, @Context HttpHeaders headers) {
        return Page.of(ApiKeyTemplates.form(
                frame(security, headers), ApiKeyForm.BLANK, ApiKeyTemplates.Offer.ALL, Complaints.NONE));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            @Context SecurityContext security, @Context HttpHeaders headers, @BeanParam ApiKeyForm.Sent sent) {
        ApiKeyForm form = sent.form();
        Complaints complaints = form.complaints(clock.instant());
        return complaints.isEmpty()
                ? Page.of(ApiKeyTemplates.made(frame(security, headers), minting.mint(SignedIn.of(security), form)))
                : Page.faulty(
                        ApiKeyTemplates.form(frame(security, headers), form, ApiKeyTemplates.Offer.ALL, complaints));
    }

    @POST
    @Path("revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(@Context SecurityContext security, @FormParam("key") @Nullable String key) {
        SignedIn person = SignedIn.of(security);
        Optional<ApiKey> revoked =
                Await.result(engine.removeApiKey(person.workspace(), key == null ? "" : key, person.actor()));
        if (revoked.isEmpty()) {
            throw ProblemException.notFound("This workspace has no such API key.");
        }
        return flash.redirect("/api-keys", Notice.API_KEY_REVOKED);
    }

    private Frame frame(SecurityContext security, HttpHeaders headers) {
        return frames.of(security, headers, Menu.API_KEYS);
    }
}
