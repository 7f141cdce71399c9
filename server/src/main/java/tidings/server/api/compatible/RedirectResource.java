package tidings.server.api.compatible;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.server.security.Open;
import tidings.server.settings.Settings;

/// Sends the person to the pages of the session. The token is the permission, so whoever has it may come.
@Path("/api/v2/redirect")
@Open
@RunOnVirtualThread
final class RedirectResource {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z-]{2,10}");

    private final String pages;

    RedirectResource(Settings settings) {
        this.pages = settings.publicUrl() + "/verify?authToken=";
    }

    /// What a token is put behind.
    static String url(Settings settings) {
        return settings.publicUrl() + "/api/v2/redirect?authToken=";
    }

    @GET
    @Operation(hidden = true)
    public Response redirect(
            @QueryParam("authToken") @Nullable String token, @QueryParam("lang") @Nullable String language) {
        if (token == null || token.isEmpty()) {
            throw CompatibleException.of(
                    Identifier.MISSING_VALUE, "authToken: This is required: the token of the session.");
        }
        boolean speaks = language != null && LANGUAGE.matcher(language).matches();
        String target = pages
                + URLEncoder.encode(token, StandardCharsets.UTF_8)
                + (speaks ? "&lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8) : "");
        return Response.seeOther(URI.create(target))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
