package tidings.server.dashboard;

import io.quarkus.qute.TemplateExtension;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.server.security.Open;

/// Serves the style, the scripts and the icon of the pages; `{asset:style}` and its like name them in
/// templates.
@Path("/assets")
@Open
final class Assets {
    private static final String SCRIPT_TYPE = "text/javascript;charset=UTF-8";
    private static final String STYLE_TYPE = "text/css;charset=UTF-8";
    private static final Asset STYLE = Asset.read("tidings.css", STYLE_TYPE);
    private static final Asset SCRIPT = Asset.read("tidings.js", SCRIPT_TYPE);
    private static final Asset DELIVERIES = Asset.read("deliveries.js", SCRIPT_TYPE);
    private static final Asset VERIFICATION = Asset.read("verification.js", SCRIPT_TYPE);
    private static final Asset HTMX = Asset.read("htmx.min.js", SCRIPT_TYPE);
    private static final Asset SESSION_STYLE = Asset.read("session.css", STYLE_TYPE);
    private static final Asset SESSION_SCRIPT = Asset.read("session.js", SCRIPT_TYPE);
    private static final Asset ICON = Asset.read("icon.svg", "image/svg+xml");
    private static final Map<String, Asset> BY_NAME = Stream.of(
                    STYLE, SCRIPT, DELIVERIES, VERIFICATION, HTMX, SESSION_STYLE, SESSION_SCRIPT, ICON)
            .collect(Collectors.toMap(Asset::name, Function.identity()));

    @GET
    @Path("/{hash}/{name}")
    @Operation(hidden = true)
    public Response get(
            @PathParam("hash") String hash,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
        Asset asset = BY_NAME.get(name);
        if (asset == null || !asset.hash().equals(hash)) {
            throw new NotFoundException();
        }
        boolean zip = encodings != null && encodings.contains("gzip");
        Response.ResponseBuilder answer = Response.ok(asset.content(zip), asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("X-Content-Type-Options", "nosniff");
        return zip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }

    /// Where templates take the paths from.
    @TemplateExtension(namespace = "asset")
    static final class Paths {
        private Paths() {}

        static String style() {
            return STYLE.path();
        }

        static String script() {
            return SCRIPT.path();
        }

        static String deliveries() {
            return DELIVERIES.path();
        }

        static String verification() {
            return VERIFICATION.path();
        }

        static String htmx() {
            return HTMX.path();
        }

        static String sessionStyle() {
            return SESSION_STYLE.path();
        }

        static String sessionScript() {
            return SESSION_SCRIPT.path();
        }

        static String icon() {
            return ICON.path();
        }
    }
}
