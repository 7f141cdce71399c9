package tidings.server.dashboard.inbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.engine.Body;
import tidings.engine.WorkspaceId;
import tidings.sender.http.InHouse;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.inbox.Inboxes;
import tidings.server.security.Open;

/// Takes what is sent to an inbox from outside. Whoever knows the address may send; our own webhooks do not
/// come this way, but are handed over inside.
@Path("/inbox/receive/{token}")
@Open
@RunOnVirtualThread
final class InboxReceiver {
    /// How long a sender is left without an answer; the patience of most is shorter.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final String ELSEWHERE = "/inbox";

    private final Inboxes inboxes;

    InboxReceiver(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    @POST
    @Operation(hidden = true)
    public Response take(@PathParam("token") String token, @Context HttpHeaders headers, byte[] body) {
        WorkspaceId workspace =
                inboxes.owner(token).orElseThrow(() -> ProblemException.notFound("There is no such inbox."));
        if (body.length > Inboxes.MAX_BODY) {
            throw new ProblemException(
                    Problem.of(413, "The inbox takes at most " + Inboxes.MAX_BODY + " bytes at once."));
        }
        List<InHouse.Field> fields = headers.getRequestHeaders().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new InHouse.Field(entry.getKey(), value)))
                .toList();
        return inboxes.take(workspace, new InHouse.Request(fields, Body.of(body)), LONGEST_SILENCE)
                .map(InboxReceiver::answer)
                .orElseThrow(() -> new ProblemException(Problem.of(503, "The inbox was told not to answer.")));
    }

    private static Response answer(InHouse.Reply reply) {
        Response.ResponseBuilder answer = Response.status(reply.code());
        Duration wait = reply.retryAfter();
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds());
        }
        return reply.code() == Response.Status.FOUND.getStatusCode()
                ? answer.header(HttpHeaders.LOCATION, ELSEWHERE).build()
                : answer.build();
    }
}
