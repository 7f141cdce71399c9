package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.engine.port.Archive.DossierPage;
import tidings.events.OverallStatus;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.settings.Settings;
import tidings.server.verification.Held;
import tidings.server.verification.Search;
import tidings.server.verification.Verifications;
import tidings.verification.Overall;

/// Lists verifications, newest first.
@Path("/kyc/identifications")
@RunOnVirtualThread
@Needs(Permission.READ)
@Tag(name = Examples.TAG)
final class ListResource {
    private static final int DEFAULT_PER_PAGE = 25;
    private static final int MAX_PER_PAGE = 100;
    private static final int MAX_PAGE = 100_000;
    private static final long MAX_COUNT = 10_000_000;
    private static final int CLIENT_ID_LENGTH = 100;

    private final Verifications verifications;
    private final String base;

    ListResource(Verifications verifications, Settings settings) {
        this.verifications = verifications;
        this.base = settings.publicUrl() + "/kyc/identifications/";
    }

    @GET
    @Operation(operationId = "listIdentifications", summary = "List verifications", description = """
                    The newest come first. `next` and `previous` lead to the pages beside this one.""")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "One", value = Examples.LIST)))
    public Response list(
            @Context SecurityContext security,
            @Parameter(description = "Only those of this client.") @QueryParam("clientId") @Nullable String clientId,
            @Parameter(description = "From 1 on.", example = "1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 100; 25 unless it is said.", example = "25") @QueryParam("perPage") @Nullable
                    String perPage) {
        Caller caller = Caller.of(security);
        int number = number("page", page, 1, MAX_PAGE);
        int size = number("perPage", perPage, DEFAULT_PER_PAGE, MAX_PER_PAGE);
        Search search = Search.all(caller.workspace());
        if (clientId != null && !clientId.isEmpty()) {
            if (clientId.length() > CLIENT_ID_LENGTH) {
                throw bad("clientId", "This must be a text of 1 to 100 characters.");
            }
            search = search.by(new Search.By.ClientId(clientId));
        }
        long count = verifications.count(search, MAX_COUNT);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("count", count);
        answer.put("next", (long) number * size < count ? link(clientId, number + 1, size) : null);
        answer.put("previous", number > 1 ? link(clientId, number - 1, size) : null);
        ArrayNode results = answer.putArray("results");
        int skip = Math.toIntExact(Math.min(Integer.MAX_VALUE, (number - 1L) * size));
        verifications.list(search, new DossierPage(true, null, skip, size)).forEach(held -> results.add(line(held)));
        return Answers.of(200, answer);
    }

    private static ObjectNode line(Held held) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("scanRef", held.scanRef());
        line.put("status", Overall.statusWord(held.verification()).name());
        line.put("suspected", Overall.of(held.verification()) == OverallStatus.SUSPECTED);
        return line;
    }

    private String link(@Nullable String clientId, int page, int perPage) {
        String client = clientId == null || clientId.isEmpty()
                ? ""
                : "clientId=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8) + "&";
        return base + "?" + client + "page=" + page + "&perPage=" + perPage;
    }

    private static int number(String name, @Nullable String text, int fallback, int most) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw bad(name, "This must be a whole number from 1 to " + most + ".");
    }

    private static CompatibleException bad(String name, String message) {
        return CompatibleException.of(Identifier.BAD_VALUE, name + ": " + message);
    }
}
