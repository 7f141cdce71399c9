package tidings.server.dashboard.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.port.Archive;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Frames;
import tidings.server.dashboard.Menu;
import tidings.server.dashboard.Page;
import tidings.server.dashboard.Pages;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The audit log of a workspace. There is no way to alter it, for nobody.
@Path("/audit")
@Needs(Permission.ADMINISTER)
@RunOnVirtualThread
final class AuditPages {
    private final Archive archive;
    private final Frames frames;

    AuditPages(Archive archive, Frames frames) {
        this.archive = archive;
        this.frames = frames;
    }

    /// @param newest where the newest are; absent when these are
    /// @param older where the older ones are; absent when there are none
    @CheckedTemplate(basePath = "audit")
    record log(
            Frame frame,
            List<AuditLine> lines,
            @Nullable String newest,
            @Nullable String older) implements TemplateInstance {}

    /// An id that is none leads to the newest entries.
    @GET
    @Operation(hidden = true)
    public Response list(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @QueryParam("before") @Nullable String before) {
        @Nullable
        AuditId id = Optional.ofNullable(before).flatMap(AuditId::parse).orElse(null);
        Pages<AuditEntry> page = Pages.of(
                archive.audit(SignedIn.of(security).workspace(), id, Pages.SIZE + 1), "/audit", before, AuditEntry::id);
        return Page.of(new log(
                frames.of(security, headers, Menu.AUDIT),
                page.items().stream().map(AuditLine::of).toList(),
                page.newest(),
                page.older()));
    }
}
