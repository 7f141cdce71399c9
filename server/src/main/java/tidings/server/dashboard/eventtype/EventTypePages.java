package tidings.server.dashboard.eventtype;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tidings.events.EventType;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Page;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// How the body of an event type looks: field by field, as JSON Schema and by a sample.
@Path("/event-types/{type}")
@Needs(Permission.CATALOGUE)
@RunOnVirtualThread
final class EventTypePages {
    private final Frames frames;

    EventTypePages(Frames frames) {
        this.frames = frames;
    }

    /// What the page says of a type.
    record Entry(
            String name,
            String title,
            String group,
            String description,
            boolean deprecated,
            SchemaTree.Outline outline,
            RawString schema,
            RawString sample) {
        static Entry of(EventType type) {
            return new Entry(
                    type.wireName(),
                    type.displayName(),
                    type.group().title(),
                    type.description(),
                    type.deprecated(),
                    SchemaTree.of(type.schema()),
                    Highlight.json(type.schema()),
                    Highlight.json(type.sample()));
        }
    }

    @CheckedTemplate(basePath = "eventtype")
    record show(Frame frame, Entry type) implements TemplateInstance {}

    @GET
    @Operation(hidden = true)
    public Response show(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("type") String type) {
        Entry entry = Entry.of(known(type));
        return Page.of(new show(frames.of(security, headers, Menu.NOTIFICATIONS), entry));
    }

    @GET
    @Path("schema.json")
    @Operation(hidden = true)
    public Response schema(@PathParam("type") String type) {
        return file(known(type).schema(), type + ".schema.json", "application/schema+json");
    }

    @GET
    @Path("sample.json")
    @Operation(hidden = true)
    public Response sample(@PathParam("type") String type) {
        return file(known(type).sample(), type + ".sample.json", "application/json");
    }

    /// The name holds nothing but the letters of a known type.
    private static Response file(String content, String name, String mediaType) {
        return Response.ok(content, mediaType + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static EventType known(String name) {
        return EventType.ofWireName(name).orElseThrow(() -> ProblemException.notFound("There is no such event type."));
    }
}
