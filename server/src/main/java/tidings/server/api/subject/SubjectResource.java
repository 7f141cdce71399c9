package tidings.server.api.subject;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.blocklist.Blocklists;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;
import tidings.server.verification.Verifications;

/// The people and companies that the events of the caller's workspace are about.
@Path("/api/v1/subjects")
@RunOnVirtualThread
@Tag(name = "Subjects", description = "Whom events are about.")
@Needs(Permission.ERASE)
final class SubjectResource {
    private final Engine engine;
    private final Verifications verifications;
    private final Blocklists blocklists;

    SubjectResource(Engine engine, Verifications verifications, Blocklists blocklists) {
        this.engine = engine;
        this.verifications = verifications;
        this.blocklists = blocklists;
    }

    /// Erases everything personal about a subject. Whether there was anything is not told, so it can be asked
    /// for any number of times.
    @DELETE
    @Path("{scanRef}")
    @Operation(operationId = "eraseSubject", summary = "Erase a person or company", description = """
            Makes every payload, scanRef and client id about it unreadable everywhere, gives up what is pending, and \
            deletes the verification of that name with its files. \
            The answer is the same whether there was anything or not.""")
    @APIResponse(responseCode = "204", description = "It is erased.")
    public void erase(
            @Context SecurityContext security,
            @Parameter(example = "5e0d9a8c-2cf1-11f1-8f0e-0242ac120002") @PathParam("scanRef") String scanRef) {
        Caller caller = Caller.of(security);
        blocklists.forget(caller.workspace(), scanRef, caller.actor());
        if (verifications.delete(caller.workspace(), scanRef, caller.actor())) {
            return;
        }
        Await.result(engine.erase(caller.workspace(), scanRef, caller.actor()));
    }
}
