package tidings.engine.core;

import java.util.Optional;
import tidings.engine.EventId;
import tidings.engine.Notification;
import tidings.engine.ResendJob;
import tidings.engine.Workspace;

/// What a command is answered, once its changes are on disk.
public sealed interface Reply {

    /// There is nothing to say but that it is done.
    record Done() implements Reply {}

    /// The answer to a publication.
    sealed interface OfPublish extends Reply {}

    /// The event and its deliveries are on disk.
    record Published(EventId event, int deliveries) implements OfPublish {}

    /// The same was published before under the same idempotency key; this is what came of it then.
    record Repeated(EventId event, int deliveries) implements OfPublish {}

    /// Something else was published before under the same idempotency key; nothing was done.
    record KeyReused() implements OfPublish {}

    /// The workspace that was made.
    record OfWorkspace(Workspace workspace) implements Reply {}

    /// The notification as it stands now; empty when there is none of that id in the workspace.
    record OfNotification(Optional<Notification> notification) implements Reply {}

    /// The bulk resend as it stands now; empty when it was over already.
    record OfJob(Optional<ResendJob> job) implements Reply {}
}
