package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.engine.Body;
import tidings.server.api.ErrorForm;
import tidings.server.api.Problem;
import tidings.server.settings.Settings;

/// Writes errors as the clients know them: `identifier` for programs, `message` for people.
@Singleton
final class CompatibleErrors implements ErrorForm {
    private static final String UNAUTHORIZED = "Invalid authorization credentials. ";

    private final String documentation;

    CompatibleErrors(Settings settings) {
        this.documentation = settings.publicUrl() + "/openapi";
    }

    @Override
    public boolean holdsAt(String path) {
        return CompatiblePaths.contain(path);
    }

    @Override
    public Written write(Problem problem) {
        String detail = (problem.status() == 401 ? UNAUTHORIZED : "") + problem.detail();
        return written(problem.status(), Identifier.of(problem.status()), detail);
    }

    @ServerExceptionMapper
    Response ours(CompatibleException e) {
        Written written = written(e.status(), e.identifier(), e.sentence());
        Response.ResponseBuilder answer = Response.status(e.status())
                .type(written.mediaType())
                .entity(written.body().bytes());
        e.headers().forEach(answer::header);
        return answer.build();
    }

    private Written written(int status, Identifier identifier, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("message", message);
        body.put("identifier", identifier.name());
        body.put("documentation", documentation);
        body.put("severity", status >= 500 ? "SEVERE" : "NOT_SEVERE");
        return new Written(MediaType.APPLICATION_JSON, Body.of(body.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
