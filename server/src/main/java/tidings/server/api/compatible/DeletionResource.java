package tidings.server.api.compatible;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.server.blocklist.Blocklists;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Stage;

/// Deletes a verification with all that is kept of its person.
@Path("/api/v2/delete")
@RunOnVirtualThread
@Needs(Permission.ERASE)
@Tag(name = Examples.TAG)
final class DeletionResource {
    private final Finder finder;
    private final Verifications verifications;
    private final Blocklists blocklists;
    private final InstantSource clock;

    DeletionResource(Finder finder, Verifications verifications, Blocklists blocklists, InstantSource clock) {
        this.finder = finder;
        this.verifications = verifications;
        this.blocklists = blocklists;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "deleteVerification", summary = "Delete a verification", description = """
                    Deletes its data, its pictures, its entries on blocklists and every payload about its person. As long \
                    as its token lets the person in, it cannot be deleted.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "Its name", value = Examples.SCAN_REF)))
    @APIResponse(responseCode = "200", description = "It is deleted. The answer is empty.")
    public Response delete(@Context SecurityContext security, byte[] body) {
        Caller caller = Caller.of(security);
        Held held = finder.find(caller, body);
        if (clock.instant().isBefore(end(held.verification().stage()))) {
            throw CompatibleException.of(Identifier.PARTNER_ERROR, "Token has not expired yet.");
        }
        blocklists.forget(caller.workspace(), held.scanRef(), caller.actor());
        verifications.delete(caller.workspace(), held.scanRef(), caller.actor());
        return Answers.empty();
    }

    /// When the token lets nobody in any more.
    private static Instant end(Stage stage) {
        return switch (stage) {
            case Stage.Waiting(Instant until) -> until;
            case Stage.Collecting(Instant until) -> until;
            case Stage.Updating(Instant _, Stage.InformationRequest request) -> request.until();
            case Stage.Checking _, Stage.Reviewing _, Stage.Decided _, Stage.Expired _, Stage.Cancelled _ ->
                Instant.MIN;
        };
    }
}
