package tidings.server.dashboard.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.api.ProblemException;
import tidings.server.api.delivery.DeliveryView;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Taking a copy of all deliveries that match. It is written page by page while the client reads, so it costs
/// little memory however many there are, and ends when the client goes away. The audit log tells who took it.
@Path("/deliveries/export")
@Needs(Permission.READ)
@RunOnVirtualThread
final class DeliveryExport {
    private static final int PAGE = 200;
    private static final int BUFFER = 32 * 1024;
    private static final List<@Nullable String> COLUMNS = List.of(
            "id",
            "eventId",
            "eventType",
            "scanRef",
            "clientId",
            "notificationId",
            "notification",
            "state",
            "code",
            "attemptCount",
            "nextAttemptAt",
            "createdAt");

    private final Engine engine;
    private final Archive archive;
    private final ObjectMapper json;
    private final InstantSource clock;

    /// What is asked for, besides what must match.
    static final class Wish {
        @QueryParam("format")
        @Nullable
        String format;

        @QueryParam("payloads")
        boolean payloads;
    }

    /// Where the copy goes.
    ///
    /// @param unwanted whether the client has gone away; what is written then is dropped, mostly without an error
    private record Copy(OutputStream out, BooleanSupplier unwanted) {}

    DeliveryExport(Engine engine, Archive archive, ObjectMapper json, InstantSource clock) {
        this.engine = engine;
        this.archive = archive;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response export(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpServerRequest request,
            @BeanParam Wish wish) {
        SignedIn person = SignedIn.of(security);
        DeliveryQuery query = DeliveryQuery.read(uri.getQueryParameters(), person.workspace(), clock.instant());
        if (!query.complaints().isEmpty()) {
            return Response.seeOther(URI.create("/deliveries?" + query.text())).build();
        }
        ExportFormat wanted = ExportFormat.of(wish.format == null ? "csv" : wish.format, wish.payloads)
                .orElseThrow(() -> ProblemException.invalid("format", "This must be csv or ndjson."));
        Await.result(engine.noteExport(query.filter(), wanted.inWords(), person.actor()));
        HttpServerResponse client = request.response();
        StreamingOutput copy = out -> writeWhileRead(query.filter(), wanted, new Copy(out, client::closed));
        String day = clock.instant().toString().substring(0, "2026-01-31".length());
        return Response.ok(copy, wanted.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"tidings-deliveries-" + day + "." + wanted.extension() + "\"")
                .build();
    }

    /// Whoever goes away before the end may do so; nothing is wrong then.
    private void writeWhileRead(DeliveryFilter filter, ExportFormat format, Copy copy) throws IOException {
        try {
            write(filter, format, copy);
        } catch (IOException e) {
            if (!copy.unwanted.getAsBoolean()) {
                throw e;
            }
        }
    }

    private void write(DeliveryFilter filter, ExportFormat format, Copy copy) throws IOException {
        OutputStream out = new BufferedOutputStream(copy.out, BUFFER);
        if (format == ExportFormat.CSV) {
            out.write(bytes(CsvLine.of(COLUMNS)));
        }
        DeliveryId before = null;
        List<Archive.Entry> page;
        do {
            page = archive.search(filter, before, PAGE);
            Directory directory = engine.directory();
            for (Archive.Entry entry : page) {
                if (copy.unwanted.getAsBoolean()) {
                    return;
                }
                switch (format) {
                    case CSV -> out.write(bytes(CsvLine.of(cells(entry, directory))));
                    case NDJSON -> out.write(line(entry));
                    case NDJSON_WITH_PAYLOADS -> writeWithPayload(entry, out);
                }
                before = entry.delivery().id();
            }
        } while (page.size() == PAGE);
        out.flush();
    }

    private static List<@Nullable String> cells(Archive.Entry entry, Directory directory) {
        DeliveryView.Item item = DeliveryView.Item.of(entry);
        Delivery delivery = entry.delivery();
        return Arrays.asList(
                item.id(),
                item.eventId(),
                item.eventType().wireName(),
                item.scanRef(),
                item.clientId(),
                item.notificationId(),
                DeliveryRow.Target.of(delivery.notification(), delivery.event().workspace(), directory)
                        .name(),
                item.state().name(),
                item.code() == null ? null : item.code().toString(),
                Integer.toString(item.attemptCount()),
                item.nextAttemptAt() == null ? null : time(item.nextAttemptAt()),
                time(item.createdAt()));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private byte[] line(Archive.Entry entry) throws IOException {
        return bytes(json.writeValueAsString(DeliveryView.Item.of(entry)) + "\n");
    }

    /// A payload stands in its line as it was sent. A line break in it is between two of its tokens, since a
    /// text cannot hold one, and so becomes a space.
    private void writeWithPayload(Archive.Entry entry, OutputStream out) throws IOException {
        Delivery delivery = entry.delivery();
        Optional<Body> body = archive.find(delivery.event().workspace(), delivery.id())
                .flatMap(detail -> Optional.ofNullable(detail.body()));
        String head = json.writeValueAsString(DeliveryView.Item.of(entry));
        out.write(bytes(head.substring(0, head.length() - 1) + ",\"payload\":"));
        byte[] payload = body.map(Body::bytes).map(byte[]::clone).orElseGet(() -> bytes("null"));
        for (int i = 0; i < payload.length; i++) {
            if (payload[i] == '\n' || payload[i] == '\r') {
                payload[i] = ' ';
            }
        }
        out.write(payload);
        out.write(bytes("}\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
