package tidings.server.api.delivery;

import jakarta.inject.Singleton;
import java.util.Optional;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.security.Caller;

/// Sending a single delivery again, for the API and the pages alike. Thread-safe.
@Singleton
public final class Resends {
    private final Engine engine;

    Resends(Engine engine) {
        this.engine = engine;
    }

    /// Why a delivery cannot be sent again, in a sentence; empty when it can.
    public Optional<String> obstacle(WorkspaceId workspace, Archive.Detail detail) {
        if (detail.body() == null) {
            return Optional.of("The payload is gone, erased or past its time, so it cannot be sent again.");
        }
        return engine.directory()
                        .notification(workspace, detail.entry().delivery().notification())
                        .isPresent()
                ? Optional.empty()
                : Optional.of("The notification of this delivery was deleted, so there is nowhere to send it.");
    }

    /// Has a delivery of the caller's workspace sent again, and waits until that is on disk. False when it is
    /// gone by now.
    public boolean resend(Caller caller, Archive.Detail detail) {
        return Await.result(engine.resend(
                        caller.workspace(), detail.entry().delivery().id(), caller.actor()))
                .isPresent();
    }
}
