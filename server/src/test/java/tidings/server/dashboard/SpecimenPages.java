package tidings.server.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.server.api.Problem.FieldError;
import tidings.server.security.Open;

/// Pages that show every part a page can be made of. They exist in tests only.
@Path("/specimen")
@Open
@RunOnVirtualThread
final class SpecimenPages {
    private static final Frame FRAME = new Frame(
            new Frame.Person("Ada Byron <b>", "ada.byron@example.com", "Administrator"),
            new Frame.Space("wsp_1", "Example & Company", true),
            List.of(new Frame.Space("wsp_2", "Example Bank", false), new Frame.Space("wsp_3", "Trials", true)),
            new Frame.May(true, true, true, true, true, true),
            "12",
            Menu.NOTIFICATIONS,
            null);

    /// A line of a table.
    public record Line(String id, String name, Badge state, Spark day, Instant at) {}

    @CheckedTemplate(basePath = "specimen")
    record everything(
            Frame frame, Complaints complaints, List<Line> lines, List<Badge> badges, List<Option> options, Instant at)
            implements TemplateInstance {}

    private final Flash flash;

    SpecimenPages(Flash flash) {
        this.flash = flash;
    }

    @GET
    @Operation(hidden = true)
    public Response everything(@Context HttpHeaders headers) {
        return Page.of(page(Complaints.NONE, Flash.of(headers).orElse(null)));
    }

    @GET
    @Path("/faulty")
    @Operation(hidden = true)
    public Response faulty() {
        return Page.faulty(page(
                new Complaints(List.of(
                        new FieldError("name", "The name must not be empty."),
                        new FieldError("headers[0].key", "A header's name consists of letters, digits and hyphens."))),
                null));
    }

    @GET
    @Path("/saved")
    @Operation(hidden = true)
    public Response saved() {
        return flash.redirect("/specimen", Notice.NOTIFICATION_SAVED);
    }

    @GET
    @Path("/broken")
    @Operation(hidden = true)
    public Response broken() {
        throw new IllegalStateException("This page is broken on purpose");
    }

    private static TemplateInstance page(Complaints complaints, Notice notice) {
        Instant at = Instant.parse("2026-01-02T03:04:05.678Z");
        Badge good = new Badge(Tone.GOOD, "Delivered");
        Badge bad = new Badge(Tone.BAD, "Failed");
        Badge busy = new Badge(Tone.BUSY, "Waiting");
        Spark day = Spark.of(LongStream.of(10, 14, 12, 18, 20, 15, 11, 22, 16, 13, 18, 15)
                .mapToObj(count -> new Spark.Count(count, count == 15 ? 4 : 0))
                .toList());
        return new everything(
                new Frame(
                        FRAME.person(),
                        FRAME.workspace(),
                        FRAME.others(),
                        FRAME.may(),
                        FRAME.waiting(),
                        FRAME.active(),
                        notice),
                complaints,
                List.of(
                        new Line("ntf_01h455vb4pex5vsknk084sn02q", "Results to the core system", good, day, at),
                        new Line("ntf_01h455vb4pex5vsknk084sn02r", "Fraud desk <script>", bad, day, at),
                        new Line("ntf_01h455vb4pex5vsknk084sn02s", "Warehouse", busy, day, at)),
                List.of(
                        good,
                        bad,
                        new Badge(Tone.WARNING, "Certificate expires"),
                        busy,
                        new Badge(Tone.INFO, "Test"),
                        new Badge(Tone.QUIET, "Off")),
                List.of(new Option("WEBHOOK", "Webhook"), new Option("EMAIL", "E-mail")),
                at);
    }
}
