package tidings.server.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tidings.engine.ApiKey;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Environment;
import tidings.engine.EventId;
import tidings.engine.IdSequence;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.engine.port.Store;
import tidings.engine.runtime.Engine;

/// Keeps everything in memory and sends nothing: stands where the engine will.
public final class StandInEngine implements Engine {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<WorkspaceId, Workspace> workspaces = new ConcurrentHashMap<>();
    private final Map<String, ApiKey> apiKeys = new ConcurrentHashMap<>();
    private final Map<NotificationId, Notification> notifications = new ConcurrentHashMap<>();
    private final Map<String, Publication.IdempotencyKey> used = new ConcurrentHashMap<>();
    private final Map<String, Reply.Published> answered = new ConcurrentHashMap<>();
    private final List<Publication> published = new ArrayList<>();
    private final IdSequence ids = new IdSequence(0, 0);
    private volatile Directory directory = picture();

    @Override
    public Directory directory() {
        return directory;
    }

    /// What was published, oldest first.
    public synchronized List<Publication> published() {
        return List.copyOf(published);
    }

    @Override
    public synchronized CompletionStage<Reply.OfPublish> publish(Publication publication) {
        Publication.IdempotencyKey key = publication.idempotencyKey();
        if (key != null) {
            String scope = publication.workspace() + " " + key.key();
            Publication.IdempotencyKey earlier = used.putIfAbsent(scope, key);
            if (earlier != null) {
                Reply.Published then = answered.get(scope);
                return done(
                        earlier.equals(key) && then != null
                                ? new Reply.Repeated(then.event(), then.deliveries())
                                : new Reply.KeyReused());
            }
            Reply.Published reply = accepted(publication);
            answered.put(scope, reply);
            return done(reply);
        }
        return done(accepted(publication));
    }

    private Reply.Published accepted(Publication publication) {
        published.add(publication);
        int deliveries =
                directory.wanting(publication.workspace(), publication.type()).size();
        return new Reply.Published(new EventId(ids.next(START)), deliveries);
    }

    @Override
    public synchronized CompletionStage<Workspace> addWorkspace(String name, Environment environment) {
        Workspace workspace = new Workspace(new WorkspaceId(ids.next(START)), name, environment, START);
        workspaces.put(workspace.id(), workspace);
        return changed(workspace);
    }

    @Override
    public synchronized CompletionStage<Void> saveApiKey(ApiKey apiKey) {
        apiKeys.put(apiKey.key(), apiKey);
        directory = picture();
        return CompletableFuture.allOf();
    }

    @Override
    public synchronized CompletionStage<Void> removeApiKey(String key) {
        apiKeys.remove(key);
        directory = picture();
        return CompletableFuture.allOf();
    }

    @Override
    public synchronized CompletionStage<Notification> addNotification(
            WorkspaceId workspace, Notification.Settings settings) {
        Notification made = new Notification(
                new NotificationId(ids.next(START)), workspace, settings, new DeliveryId(0), START, START);
        notifications.put(made.id(), made);
        return changed(made);
    }

    @Override
    public synchronized CompletionStage<Optional<Notification>> editNotification(
            WorkspaceId workspace, NotificationId id, UnaryOperator<Notification.Settings> edit) {
        Optional<Notification> edited = directory
                .notification(workspace, id)
                .map(was -> new Notification(
                        id, workspace, edit.apply(was.settings()), was.fence(), was.createdAt(), START));
        edited.ifPresent(now -> notifications.put(id, now));
        return changed(edited);
    }

    @Override
    public synchronized CompletionStage<Optional<Notification>> removeNotification(
            WorkspaceId workspace, NotificationId id) {
        Optional<Notification> removed = directory.notification(workspace, id);
        removed.ifPresent(was -> notifications.remove(id));
        return changed(removed);
    }

    @Override
    public CompletionStage<Optional<Delivery>> resend(WorkspaceId workspace, DeliveryId id) {
        return done(Optional.empty());
    }

    @Override
    public CompletionStage<ResendJob> resendAll(DeliveryFilter filter) {
        return done(new ResendJob(
                new ResendJobId(1), filter, ResendJob.State.RUNNING, 0, 0, new DeliveryId(Long.MAX_VALUE), START));
    }

    @Override
    public CompletionStage<Optional<ResendJob>> cancelResend(WorkspaceId workspace, ResendJobId id) {
        return done(Optional.empty());
    }

    @Override
    public CompletionStage<Void> erase(WorkspaceId workspace, String subject) {
        return CompletableFuture.allOf();
    }

    @Override
    public void close() {}

    private <T> CompletionStage<T> changed(T value) {
        directory = picture();
        return done(value);
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private Directory picture() {
        return Directory.of(new Store.Recovered(
                0,
                List.copyOf(workspaces.values()),
                List.copyOf(apiKeys.values()),
                List.copyOf(notifications.values()),
                List.of(),
                List.of(),
                Set.of(),
                List.of()));
    }
}
