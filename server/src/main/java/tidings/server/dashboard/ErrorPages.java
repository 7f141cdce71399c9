package tidings.server.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import tidings.server.api.Problem;

/// Shows a problem as a page to whoever asked for one: a person with a browser, outside the API.
final class ErrorPages {

    /// What happened, and what to do about it.
    record Story(int status, String title, String text) {}

    @CheckedTemplate(basePath = "")
    record error(Story story) implements TemplateInstance {}

    /// Before the filters that look at the answer's type, which run in falling order.
    @ServerResponseFilter(priority = Priorities.USER + 1_000)
    void draw(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null
                && type.toString().startsWith(Problem.MEDIA_TYPE)
                && !request.getUriInfo().getPath().startsWith("/api/")
                && wantsPage(request)) {
            String page = new error(story(response.getStatus())).render();
            response.setEntity(page, new Annotation[0], Page.mediaType());
        }
    }

    /// A client that takes anything is no browser: those name HTML first.
    private static boolean wantsPage(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> !type.isWildcardType() && MediaType.TEXT_HTML_TYPE.isCompatible(type));
    }

    private static Story story(int status) {
        return switch (status) {
            case 401 -> new Story(status, "Please sign in", "This page is only for people who are signed in.");
            case 403 ->
                new Story(
                        status,
                        "You may not do this",
                        "Your role in this workspace does not allow it. An administrator of the workspace can change that.");
            case 404 ->
                new Story(
                        status,
                        "There is nothing here",
                        "The address may be mistyped, or what was here has been deleted or is older than this server keeps"
                                + " things. It may also belong to another workspace.");
            case 405 -> new Story(status, "This does not work this way", "Please go back and use the page's buttons.");
            case 413 -> new Story(status, "That is too much", "What you sent is larger than the server takes.");
            case 503 ->
                new Story(
                        status,
                        "Please try again in a moment",
                        "The server has more to do than it can, or cannot reach its storage. Nothing was changed.");
            default ->
                status < 500
                        ? new Story(
                                status,
                                "The request was refused",
                                "Please go back, check what you sent, and try again.")
                        : new Story(
                                status,
                                "Something went wrong on our side",
                                "The request failed through a fault of the server. Its log says more.");
        };
    }
}
