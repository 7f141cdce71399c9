package tidings.server.api;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/// Refuses a body that is too large or compressed: before any of it is read, or, where a body does not say
/// how long it is, as soon as too much of it has come. The frame would refuse the former too, but without a
/// word.
@Provider
@Singleton
final class BodyRules implements ReaderInterceptor {
    /// Before the frame's own check of the size.
    private static final int FIRST = 1_000;

    /// After that check.
    private static final int LATER = 1;

    /// Where the frame keeps how long a body may be that does not say how long it is.
    private static final String FRAMES_LIMIT = "io.quarkus.max-request-size";

    private static final int TOO_LARGE = 413;

    /// Below this path, resources read bodies that are [SelfLimited].
    private static final String SELF_LIMITED = "/verify/";

    /// How much of a body that was too large is dropped after the answer, and for how long.
    private static final long LINGER_BYTES = 40L << 20;

    private static final long LINGER_MILLIS = 10_000;

    /// How many bodies of more than the usual size are held at the same time.
    private static final int LARGE_ONES = 6;

    private final int usual;
    private final List<BodyLimit> others;
    private final ErrorForms forms;
    private final Semaphore large = new Semaphore(LARGE_ONES);

    BodyRules(
            @ConfigProperty(name = "quarkus.rest.input-buffer-size") MemorySize usual,
            @All List<BodyLimit> others,
            ErrorForms forms) {
        this.usual = Math.toIntExact(usual.asLongValue());
        this.others = others;
        this.forms = forms;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FIRST);
        filters.register(this::limitUnstated, LATER);
    }

    /// The frame has one limit for all paths, so it is the one of the largest body that is told in words.
    private void limitUnstated(RoutingContext context) {
        if (!isSelfLimited(context) && context.get(FRAMES_LIMIT) != null) {
            context.put(FRAMES_LIMIT, 2L * limit(context.normalizedPath()));
        }
        context.next();
    }

    private static boolean isSelfLimited(RoutingContext context) {
        return context.normalizedPath().startsWith(SELF_LIMITED);
    }

    private void check(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(context, Problem.of(415, "The body must not be compressed: send it without Content-Encoding."));
            return;
        }
        if (isSelfLimited(context)) {
            context.addEndHandler(answered -> lingerIfTooLarge(context));
            context.next();
            return;
        }
        int limit = limit(context.normalizedPath());
        boolean isLarge = limit > usual && (length == null || isLonger(length, usual));
        if (isLonger(length, limit)) {
            refuse(context, tooLarge(limit));
        } else if (isLarge && !large.tryAcquire()) {
            refuse(context, Problem.of(503, "Too many large requests are under way; please try again."));
        } else {
            if (isLarge) {
                context.addEndHandler(answered -> large.release());
            }
            if (length == null && !context.request().method().equals(HttpMethod.GET)) {
                context.addEndHandler(answered -> closeIfTooLarge(context));
            }
            context.next();
        }
    }

    /// What is still to come on the connection is a body that nobody reads any more.
    private static void closeIfTooLarge(RoutingContext context) {
        if (context.response().getStatusCode() == TOO_LARGE
                && !context.request().isEnded()) {
            context.request().connection().close();
        }
    }

    /// A browser reads no answer as long as it sends, and none any more when the connection is closed under
    /// it, so some of what is still to come is taken and dropped.
    private static void lingerIfTooLarge(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (context.response().getStatusCode() != TOO_LARGE || request.isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(LINGER_BYTES);
        request.handler(data -> {
            if (left.addAndGet(-data.length()) < 0) {
                request.connection().close();
            }
        });
        request.resume();
        context.vertx().setTimer(LINGER_MILLIS, over -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }

    /// Where a resource may block, the frame hands the body on as it comes, and elsewhere as soon as it is
    /// longer than the limit; what it has gathered as bytes is within it.
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream body = context.getInputStream();
        boolean selfLimited = Arrays.stream(context.getAnnotations()).anyMatch(SelfLimited.class::isInstance);
        if (!selfLimited && !(body instanceof ByteArrayInputStream)) {
            context.setInputStream(new ByteArrayInputStream(gathered(body, limit(path()))));
        }
        return context.proceed();
    }

    private static String path() {
        return CurrentRequestManager.get().getUriInfo().getPath();
    }

    private int limit(String path) {
        return others.stream()
                .filter(other -> other.holdsAt(path))
                .findFirst()
                .map(BodyLimit::bytes)
                .orElse(usual);
    }

    private static byte[] gathered(InputStream body, int limit) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(limit + 1);
        } catch (IOException hungUpOrTooSlow) {
            throw new ProblemException(Problem.of(408, "The body did not come to its end in time."));
        }
        if (bytes.length > limit) {
            throw new ProblemException(tooLarge(limit), Map.of(HttpHeaders.CONNECTION.toString(), "close"));
        }
        return bytes;
    }

    private static boolean isLonger(@Nullable String length, int limit) {
        try {
            return length != null && Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static Problem tooLarge(int limit) {
        return Problem.ofField(TOO_LARGE, Problem.BODY, "This is too large: a request may have " + limit + " bytes.");
    }

    /// Closes the connection as well, since what follows on it is the body.
    private void refuse(RoutingContext context, Problem problem) {
        ErrorForm.Written written = forms.write(context.normalizedPath(), problem);
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, written.mediaType())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(written.body().bytes()))
                .onComplete(sent -> context.request().connection().close());
    }
}
