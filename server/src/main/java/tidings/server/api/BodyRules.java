package tidings.server.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Refuses, before any of it is read, a body that is too large or compressed. The frame would refuse the
/// former too, but without a word.
@Singleton
final class BodyRules {
    /// Before the frame's own check of the size.
    private static final int FIRST = 1_000;

    private final long limit;

    BodyRules(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(context, Problem.of(415, "The body must not be compressed: send it without Content-Encoding."));
        } else if (isTooLong(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(context, Problem.of(413, "The body is too large: a request may have " + limit + " bytes."));
        } else {
            context.next();
        }
    }

    private boolean isTooLong(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /// Closes the connection as well, since what follows on it is the body.
    private static void refuse(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(problem.toJson()))
                .onComplete(sent -> context.request().connection().close());
    }
}
