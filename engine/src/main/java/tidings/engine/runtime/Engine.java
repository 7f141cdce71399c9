package tidings.engine.runtime;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import tidings.engine.ApiKey;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Environment;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;

/// The engine, running: what the server calls.
///
/// Thread-safe. Each stage completes when what it stands for is on disk, on a thread of the engine that must
/// not be blocked. A stage fails with [BusyException] when the queue is full and with
/// [StoreException][tidings.engine.port.StoreException] when the store could not commit; either way nothing
/// was done.
public interface Engine extends AutoCloseable {

    /// Who is there and what is configured, as of the latest commit.
    Directory directory();

    /// Publishes an event.
    CompletionStage<Reply.OfPublish> publish(Publication publication);

    /// Makes a workspace.
    CompletionStage<Workspace> addWorkspace(String name, Environment environment);

    /// Adds an API key, or replaces the one with the same public half.
    CompletionStage<Void> saveApiKey(ApiKey apiKey);

    /// Takes an API key away.
    CompletionStage<Void> removeApiKey(String key);

    /// Makes a notification.
    CompletionStage<Notification> addNotification(WorkspaceId workspace, Notification.Settings settings);

    /// Alters a notification; the edit is applied to the settings as they stand when its turn comes, on the
    /// thread that decides, so it must be quick. Empty when the workspace has no such notification.
    CompletionStage<Optional<Notification>> editNotification(
            WorkspaceId workspace, NotificationId id, UnaryOperator<Notification.Settings> edit);

    /// Deletes a notification and gives up what is pending for it. Empty when the workspace has no such
    /// notification.
    CompletionStage<Optional<Notification>> removeNotification(WorkspaceId workspace, NotificationId id);

    /// Has a delivery sent once more, whatever its state, outside the order. Empty when the workspace has no
    /// such delivery.
    CompletionStage<Optional<Delivery>> resend(WorkspaceId workspace, DeliveryId id);

    /// Has all that the filter matches sent once more, at a measured pace.
    CompletionStage<ResendJob> resendAll(DeliveryFilter filter);

    /// Stops a bulk resend. Empty when the workspace has no such running job.
    CompletionStage<Optional<ResendJob>> cancelResend(WorkspaceId workspace, ResendJobId id);

    /// Erases everything personal about a subject.
    CompletionStage<Void> erase(WorkspaceId workspace, String subject);

    /// Stops taking commands, lets what was taken be committed and attempts in flight end for a moment, and
    /// stops.
    @Override
    void close();
}
