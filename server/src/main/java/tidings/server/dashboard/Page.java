package tidings.server.dashboard;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Answers with a page. It is drawn at once, on the caller's thread.
public final class Page {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private Page() {}

    /// A page as it should be.
    public static Response of(TemplateInstance template) {
        return of(Response.Status.OK, template);
    }

    /// A form that comes back with complaints.
    public static Response faulty(TemplateInstance template) {
        return of(Response.Status.BAD_REQUEST, template);
    }

    /// A page with this status.
    public static Response of(Response.Status status, TemplateInstance template) {
        return Response.status(status).type(HTML).entity(template.render()).build();
    }

    /// Whether an answer of this type is a page or a part of one.
    static boolean isHtml(@Nullable MediaType type) {
        return type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type) && !type.isWildcardType();
    }

    static MediaType mediaType() {
        return HTML;
    }
}
