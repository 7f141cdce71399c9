package tidings.server.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import tidings.engine.port.StoreException;
import tidings.engine.runtime.BusyException;
import tidings.server.files.FileStoreException;

/// Turns whatever a resource throws, and whatever the frame refuses, into an error in the form of its path.
@Singleton
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ErrorForms forms;

    ProblemMappers(ErrorForms forms) {
        this.forms = forms;
    }

    @ServerExceptionMapper
    Response ours(ProblemException e, ContainerRequestContext request) {
        return response(request, e.problem(), e.headers());
    }

    @ServerExceptionMapper
    Response busy(BusyException e, ContainerRequestContext request) {
        return later(request, "The server has more to do than it can hold; nothing was done. Please try again.");
    }

    @ServerExceptionMapper
    Response store(StoreException e, ContainerRequestContext request) {
        LOG.error("The store failed, and a request was turned away", e);
        return later(request, "The server cannot reach its storage; nothing was done. Please try again.");
    }

    @ServerExceptionMapper
    Response files(FileStoreException e, ContainerRequestContext request) {
        LOG.error("The store of files failed, and a request was turned away", e);
        return later(request, "The server cannot reach its files at the moment. Please try again.");
    }

    /// What the frame refuses: no such path or media type.
    @ServerExceptionMapper
    Response frame(WebApplicationException e, ContainerRequestContext request) {
        int status = e.getResponse().getStatus();
        return status >= 500 ? fault(e, request) : response(request, Problem.of(status, sentenceOf(status)), Map.of());
    }

    @ServerExceptionMapper
    Response method(NotAllowedException e, ContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        String allow = String.join(", ", AllowedMethods.at(context.getPathWithoutPrefix(), context.getDeployment()));
        return response(
                request,
                Problem.of(405, "This path does not know this method; it knows " + allow + "."),
                Map.of(HttpHeaders.ALLOW, allow));
    }

    @ServerExceptionMapper
    Response unwrapped(CompletionException e, ContainerRequestContext request) {
        return switch (e.getCause()) {
            case ProblemException cause -> ours(cause, request);
            case BusyException cause -> busy(cause, request);
            case StoreException cause -> store(cause, request);
            case null, default -> fault(e, request);
        };
    }

    @ServerExceptionMapper
    Response fault(Throwable e, ContainerRequestContext request) {
        LOG.error("A request failed through a fault of the server", e);
        return response(
                request,
                Problem.of(500, "The request failed through a fault of the server; its log says more."),
                Map.of());
    }

    private static String sentenceOf(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood.";
            case 404 -> "There is nothing at this path; GET /openapi describes what there is.";
            case 406 -> "This path cannot answer in a media type that the Accept header asks for.";
            case 413 -> "The body is larger than this path takes.";
            case 415 -> "This path does not take a body of this media type; the Content-Type must be application/json.";
            default -> "The request was refused.";
        };
    }

    private Response later(ContainerRequestContext request, String detail) {
        return response(
                request,
                Problem.of(503, detail),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(BusyException.RETRY_AFTER.toSeconds())));
    }

    private Response response(ContainerRequestContext request, Problem problem, Map<String, String> headers) {
        ErrorForm.Written written = forms.write(request.getUriInfo().getPath(), problem);
        Response.ResponseBuilder builder = Response.status(problem.status())
                .type(written.mediaType())
                .entity(written.body().bytes());
        headers.forEach(builder::header);
        return builder.build();
    }
}
