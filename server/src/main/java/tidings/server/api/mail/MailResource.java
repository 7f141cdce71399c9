package tidings.server.api.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tidings.engine.Mail;
import tidings.engine.port.Archive;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The newest mails of the caller's workspace. Their texts may hold personal data and stay out of it.
@Path("/api/v1/mails")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Mails", description = "The outbox of mails to administrators.")
@Needs(Permission.READ)
final class MailResource {
    static final int MAX_MAILS = 200;

    private static final String EXAMPLE = """
            {"items": [{"id": "mal_0c5d8k3m9q000", "to": "ops@company.example", \
            "subject": "Webhook Results could not be delivered", "state": "PENDING", "attempts": 1, \
            "next": "2026-01-31T08:05:00.000Z"}]}""";

    private final Archive archive;

    MailResource(Archive archive) {
        this.archive = archive;
    }

    /// The newest mails, newest first.
    @Schema(name = "MailList")
    record MailList(List<MailView> items) {}

    /// A mail as a client reads it.
    ///
    /// @param next when it is tried next; absent when it is not
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Mail", description = "A mail to an administrator, without its text.")
    record MailView(
            String id,
            String to,
            String subject,

            @Schema(enumeration = {"PENDING", "SENT", "FAILED"})
            String state,

            int attempts,
            @Schema(nullable = true) @Nullable Instant next) {
        static MailView of(Mail mail) {
            return new MailView(
                    mail.id().toString(),
                    mail.recipient(),
                    mail.letter().subject(),
                    mail.state().name(),
                    mail.attempts(),
                    mail.state() == Mail.State.PENDING ? mail.due() : null);
        }
    }

    @GET
    @Operation(operationId = "listMails", summary = "List the newest mails", description = """
            Newest first, at most 200, without their texts.""")
    @APIResponse(
            responseCode = "200",
            description = "The newest mails.",
            content =
                    @Content(
                            schema = @Schema(implementation = MailList.class),
                            examples = @ExampleObject(name = "A mail", value = EXAMPLE)))
    public MailList list(@Context SecurityContext security) {
        return new MailList(archive.mails(Caller.of(security).workspace(), null, MAX_MAILS).stream()
                .map(MailView::of)
                .toList());
    }
}
