package tidings.server.files;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.security.Open;

/// Serves what a signed link opens. The signature is the permission, so whoever has the link may call.
@Path(SignedLinks.PATH)
@Open
@RunOnVirtualThread
final class FileResource {
    /// Whatever a file turns out to hold, a browser runs and fetches nothing for it.
    private static final String POLICY = "default-src 'none'; sandbox";

    private static final String RETRY_SECONDS = "5";

    private final SignedLinks links;
    private final FileKeys keys;
    private final Vault vault;

    FileResource(SignedLinks links, FileKeys keys, Vault vault) {
        this.links = links;
        this.keys = keys;
        this.vault = vault;
    }

    @GET
    @Path("/{scanRef}/{name}")
    @Operation(hidden = true)
    public Response get(
            @PathParam("scanRef") String scanRef,
            @PathParam("name") String name,
            @QueryParam("file") @Nullable String file,
            @QueryParam("expires") @Nullable String expires,
            @QueryParam("signature") @Nullable String signature) {
        if (file == null || expires == null || signature == null || !expires.matches("\\d{1,12}")) {
            throw wrong();
        }
        SignedLinks.Said said = new SignedLinks.Said(scanRef, name, file, Long.parseLong(expires));
        return switch (links.check(said, signature)) {
            case SignedLinks.Opens.Nothing() -> throw wrong();
            case SignedLinks.Opens.NothingAnyMore() ->
                throw new ProblemException(Problem.of(
                        403,
                        "This link has expired: it is good for an hour. Ask for the files again to get new ones."));
            case SignedLinks.Opens.ThatFile(FileType type) -> answer(said, type);
        };
    }

    private Response answer(SignedLinks.Said said, FileType type) {
        byte[] content;
        try {
            content = keys.of(said.scanRef())
                    .flatMap(key -> vault.read(key, said.scanRef(), said.file()))
                    .orElseThrow(() -> ProblemException.notFound("This file has been deleted."));
        } catch (FileStoreException e) {
            throw new ProblemException(
                    Problem.of(503, "The files cannot be read at the moment; please try again."),
                    Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
        }
        return Response.ok(content, type.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(type) + "; filename=\"" + said.name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /// Browsers show a picture; a PDF they would run in a viewer of their own, which the policy above does
    /// not let them.
    private static String disposition(FileType type) {
        return type.isPicture() ? "inline" : "attachment";
    }

    private static ProblemException wrong() {
        return new ProblemException(
                Problem.of(403, "This link is not right: it must be used exactly as it was given."));
    }
}
