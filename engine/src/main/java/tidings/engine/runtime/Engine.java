package tidings.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import tidings.engine.ApiKey;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Environment;
import tidings.engine.Limits;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Clerk;
import tidings.engine.core.Command;
import tidings.engine.core.Directory;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.engine.core.Signal;
import tidings.engine.port.Store;

/// The engine, running: what the server calls.
///
/// Thread-safe. Each stage completes when what it stands for is on disk, on a thread of the engine that must
/// not be blocked. A stage fails with [BusyException] when there is too much to do already and with
/// [StoreException][tidings.engine.port.StoreException] when the store could not commit; either way nothing
/// was done.
public final class Engine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Resends that may be asked for and not yet made; beyond that a client is turned away.
    private static final int MAX_RESENDS_WAITING = 10_000;

    private final EngineParts parts;
    private final Clerk clerk;
    private final Committer committer;
    private final Dispatcher dispatcher;
    private final MailRoom mailRoom;
    private final ResendRunner resendRunner;

    private Engine(EngineParts parts, Limits limits) {
        Store.Recovered recovered = parts.store().recover();
        this.parts = parts;
        this.clerk = new Clerk(parts.store(), recovered, parts.dice());
        this.committer = new Committer(parts, clerk, limits, this::committed);
        this.dispatcher = new Dispatcher(parts, limits.dispatching(), clerk::directory, committer);
        this.mailRoom = new MailRoom(parts, committer);
        this.resendRunner = new ResendRunner(parts, committer, dispatcher);
        committer.start();
        dispatcher.start(recovered);
        mailRoom.start();
        resendRunner.start(recovered.runningJobs());
    }

    /// Reads what the store was left with and goes on from there.
    public static Engine start(EngineParts parts, Limits limits) {
        return new Engine(parts, limits);
    }

    private void committed(List<Signal> signals) {
        dispatcher.on(signals);
        for (Signal signal : signals) {
            if (signal instanceof Signal.MailWaiting) {
                mailRoom.poke();
            } else if (signal instanceof Signal.JobStarted(ResendJob job)) {
                resendRunner.add(job);
            }
        }
    }

    /// Who is there and what is configured, as of the latest commit.
    public Directory directory() {
        return clerk.directory();
    }

    /// Publishes an event.
    public CompletionStage<Reply.OfPublish> publish(Publication publication) {
        return ask(new Command.Publish(publication)).thenApply(Reply.OfPublish.class::cast);
    }

    /// Makes a workspace.
    public CompletionStage<Workspace> addWorkspace(String name, Environment environment) {
        return ask(new Command.AddWorkspace(name, environment))
                .thenApply(reply -> ((Reply.OfWorkspace) reply).workspace());
    }

    /// Adds an API key, or replaces the one with the same public half.
    public CompletionStage<Void> saveApiKey(ApiKey apiKey) {
        return ask(new Command.SaveApiKey(apiKey)).thenAccept(done -> {});
    }

    /// Takes an API key away.
    public CompletionStage<Void> removeApiKey(String key) {
        return ask(new Command.RemoveApiKey(key)).thenAccept(done -> {});
    }

    /// Makes a notification.
    public CompletionStage<Notification> addNotification(WorkspaceId workspace, Notification.Settings settings) {
        return ask(new Command.AddNotification(workspace, settings))
                .thenApply(
                        reply -> ((Reply.OfNotification) reply).notification().orElseThrow());
    }

    /// Alters a notification; the edit is applied to the settings as they stand when its turn comes, on the
    /// thread that decides, so it must be quick. Empty when the workspace has no such notification.
    public CompletionStage<Optional<Notification>> editNotification(
            WorkspaceId workspace, NotificationId id, UnaryOperator<Notification.Settings> edit) {
        return ask(new Command.EditNotification(workspace, id, edit))
                .thenApply(reply -> ((Reply.OfNotification) reply).notification());
    }

    /// Deletes a notification and gives up what is pending for it. Empty when the workspace has no such
    /// notification.
    public CompletionStage<Optional<Notification>> removeNotification(WorkspaceId workspace, NotificationId id) {
        return ask(new Command.RemoveNotification(workspace, id))
                .thenApply(reply -> ((Reply.OfNotification) reply).notification());
    }

    /// Has a delivery sent once more, whatever its state, outside the order. Empty when the workspace has no
    /// such delivery. Reads the store before it returns.
    public CompletionStage<Optional<Delivery>> resend(WorkspaceId workspace, DeliveryId id) {
        Optional<Delivery> found = parts.store().delivery(workspace, id);
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        if (dispatcher.resendsWaiting() >= MAX_RESENDS_WAITING) {
            return CompletableFuture.failedFuture(new BusyException());
        }
        return ask(new Command.Resend(List.of(found.get()))).thenApply(done -> found);
    }

    /// Has all that the filter matches sent once more, at a measured pace. Counts in the store before it
    /// returns.
    public CompletionStage<ResendJob> resendAll(DeliveryFilter filter) {
        long matched = parts.archive().count(filter, null);
        return ask(new Command.StartJob(filter, matched))
                .thenApply(reply -> ((Reply.OfJob) reply).job().orElseThrow());
    }

    /// Stops a bulk resend. Empty when the workspace has no such running job.
    public CompletionStage<Optional<ResendJob>> cancelResend(WorkspaceId workspace, ResendJobId id) {
        return ask(new Command.CancelJob(workspace, id)).thenApply(reply -> ((Reply.OfJob) reply).job());
    }

    /// Erases everything personal about a subject.
    public CompletionStage<Void> erase(WorkspaceId workspace, String subject) {
        return ask(new Command.Erase(workspace, subject)).thenAccept(done -> {});
    }

    private CompletableFuture<Reply> ask(Command command) {
        return committer.offer(command);
    }

    /// Takes no more commands, lets attempts in flight end and be recorded for a few seconds, and stops. What
    /// is still pending then is sent after the next start.
    @Override
    public void close() {
        Instant deadline = parts.clock().instant().plus(PATIENCE);
        committer.refuse();
        resendRunner.close();
        mailRoom.close();
        try {
            dispatcher.close(deadline);
            committer.close(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
