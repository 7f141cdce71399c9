package tidings.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import tidings.engine.port.StoreException;
import tidings.engine.runtime.BusyException;

/// Turns whatever a resource throws, and whatever the frame refuses, into a problem.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response ours(ProblemException e) {
        return response(e.problem(), e.headers());
    }

    @ServerExceptionMapper
    Response busy(BusyException e) {
        return later("The server has more to do than it can hold; nothing was done. Please try again.");
    }

    @ServerExceptionMapper
    Response store(StoreException e) {
        LOG.error("The store failed, and a request was turned away", e);
        return later("The server cannot reach its storage; nothing was done. Please try again.");
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e) {
        return response(JsonProblems.of(e), Map.of());
    }

    /// The frame brings a mapper for this one, so the one above would not be asked.
    @ServerExceptionMapper
    Response json(MismatchedInputException e) {
        return json((JsonProcessingException) e);
    }

    /// What the frame refuses: no such path, method, media type, or a body that it cannot read.
    @ServerExceptionMapper
    Response frame(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return fault(e);
        }
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return response(
                Problem.of(status, sentenceOf(status, allow)),
                allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow));
    }

    @ServerExceptionMapper
    Response unwrapped(CompletionException e) {
        return switch (e.getCause()) {
            case ProblemException cause -> ours(cause);
            case BusyException cause -> busy(cause);
            case StoreException cause -> store(cause);
            case null, default -> fault(e);
        };
    }

    @ServerExceptionMapper
    Response fault(Throwable e) {
        LOG.error("A request failed through a fault of the server", e);
        return response(
                Problem.of(500, "The request failed through a fault of the server; its log says more."), Map.of());
    }

    private static String sentenceOf(int status, @Nullable String allow) {
        return switch (status) {
            case 400 -> "The request cannot be understood.";
            case 404 -> "There is nothing at this path; GET /openapi describes what there is.";
            case 405 -> "This path does not know this method" + (allow == null ? "." : "; it knows " + allow + ".");
            case 406 -> "This path cannot answer in a media type that the Accept header asks for.";
            case 413 -> "The body is larger than the server takes.";
            case 415 -> "This path does not take a body of this media type; the Content-Type must be application/json.";
            default -> "The request was refused.";
        };
    }

    private static Response later(String detail) {
        return response(
                Problem.of(503, detail),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(BusyException.RETRY_AFTER.toSeconds())));
    }

    private static Response response(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder builder =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
        headers.forEach(builder::header);
        return builder.build();
    }
}
