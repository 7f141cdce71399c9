package tidings.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tidings.engine.port.StoreException;
import tidings.server.json.StrictJson;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// Throws what resources throw, so that it can be seen what a client gets.
@Path("/api/v1/probe")
@Needs(Permission.READ)
@RunOnVirtualThread
public final class ProbeResource {
    record Answer(Instant at, String nothing, String caller) {}

    @GET
    public Answer get(@Context SecurityContext security) {
        return new Answer(
                Instant.parse("2026-01-02T03:04:05Z"), null, Caller.of(security).getName());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode echo(byte[] body) {
        return StrictJson.object(body);
    }

    @PUT
    @Path("fault")
    public void fault() {
        throw new IllegalStateException("a secret detail");
    }

    @PUT
    @Path("store")
    public void store() {
        throw new StoreException("The disk is full", new CompletionException(null));
    }

    @PUT
    @Path("stage")
    public String stage() {
        return Await.result(CompletableFuture.failedFuture(ProblemException.conflict("Taken.")));
    }
}
