package tidings.store.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Channel;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Environment;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Failure;
import tidings.engine.IdSequence;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.RetryPolicy;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.events.EventType;

/// A store and a world around it that makes things happen: ids that grow, a clock that is turned by hand, and
/// short ways to say what is needed.
public final class Scene implements AutoCloseable {
    private final OpenStore opened;
    private final IdSequence ids = new IdSequence(0, 0);
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    public final WorkspaceId ours;
    public final WorkspaceId theirs;
    public final NotificationId first;
    public final NotificationId second;

    /// A world around a store that holds nothing yet; closes it in the end.
    public Scene(OpenStore opened) {
        this.opened = opened;
        ours = new WorkspaceId(nextId());
        theirs = new WorkspaceId(nextId());
        first = new NotificationId(nextId());
        second = new NotificationId(nextId());
    }

    public Store store() {
        return opened.store();
    }

    public Archive archive() {
        return opened.archive();
    }

    /// Everything that was not durable is gone.
    public void reopen() {
        opened.reopen();
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public long nextId() {
        return ids.next(now);
    }

    public void commit(Change... changes) {
        store().commit(List.of(changes));
    }

    /// An event about nobody for nobody, to be filled in.
    public EventDraft event() {
        return new EventDraft(this);
    }

    /// An event about a subject for one notification is committed.
    public Delivery accept(@Nullable String subject, NotificationId notification) {
        Change.EventAccepted accepted = event().about(subject).to(notification).made();
        commit(accepted);
        return accepted.deliveries().getFirst();
    }

    /// A delivery's scheduled attempt, which makes it DELIVERED, is committed.
    public Delivery deliver(Delivery delivery) {
        return attempt(delivery, DeliveryState.DELIVERED, attempt(new Outcome.Delivered(200)));
    }

    /// A delivery's scheduled attempt, which makes it FAILED, is committed.
    public Delivery fail(Delivery delivery, int code) {
        return attempt(delivery, DeliveryState.FAILED, attempt(new Outcome.Refused(code, null)));
    }

    /// A delivery's scheduled attempt, after which it is due again, is committed.
    public Delivery retry(Delivery delivery, Duration after) {
        Attempt attempt = attempt(new Outcome.Unanswered(Failure.TIMED_OUT));
        Delivery next =
                delivery.attempted(DeliveryState.PENDING, attempt.endedAt().plus(after));
        commit(new Change.Attempted(next, attempt));
        return next;
    }

    private Delivery attempt(Delivery delivery, DeliveryState state, Attempt attempt) {
        Delivery after = delivery.attempted(state, attempt.endedAt());
        commit(new Change.Attempted(after, attempt));
        return after;
    }

    /// A scheduled attempt that begins now.
    public Attempt attempt(Outcome outcome) {
        return new Attempt(now, Duration.ofNanos(12_345_678), outcome, false);
    }

    /// A manual attempt that begins now.
    public Attempt manual(Outcome outcome) {
        return new Attempt(now, Duration.ofMillis(7), outcome, true);
    }

    public Workspace workspace(WorkspaceId id) {
        return new Workspace(id, "Bank of " + id, Environment.SANDBOX, now, 0);
    }

    public Notification notification(NotificationId id, Channel channel) {
        Notification.Settings settings = new Notification.Settings(
                "To the bank", true, Set.of(EventType.IDENTIFICATION), channel, RetryPolicy.DEFAULT, null);
        return new Notification(id, ours, settings, new DeliveryId(0), now, now);
    }

    public Mail mail(Delivery... about) {
        return new Mail(
                new MailId(nextId()),
                ours,
                "ada@bank.example",
                new Mail.Letter("A delivery failed", "Dear Ada, a delivery failed."),
                Mail.State.PENDING,
                0,
                now,
                List.of(about).stream().map(Delivery::id).toList());
    }

    public ResendJob job(DeliveryFilter filter) {
        return new ResendJob(
                new ResendJobId(nextId()), filter, ResendJob.State.RUNNING, 12, 0, new DeliveryId(nextId()), now);
    }

    @Override
    public void close() {
        opened.close();
    }

    /// An event in the making.
    public static final class EventDraft {
        private final Scene scene;
        private WorkspaceId workspace;
        private EventType type = EventType.IDENTIFICATION_AUTO_FINISHED;
        private @Nullable String subject;
        private @Nullable String client;
        private String body = "{\"final\":true}";
        private @Nullable String key;
        private @Nullable String callback;
        private final List<NotificationId> notifications = new ArrayList<>();

        private EventDraft(Scene scene) {
            this.scene = scene;
            this.workspace = scene.ours;
        }

        public EventDraft in(WorkspaceId other) {
            workspace = other;
            return this;
        }

        public EventDraft of(EventType other) {
            type = other;
            return this;
        }

        public EventDraft about(@Nullable String whom) {
            subject = whom;
            return this;
        }

        public EventDraft client(String id) {
            client = id;
            return this;
        }

        public EventDraft body(String text) {
            body = text;
            return this;
        }

        public EventDraft goingTo(String url) {
            callback = url;
            return this;
        }

        public EventDraft under(String idempotencyKey) {
            key = idempotencyKey;
            return this;
        }

        public EventDraft to(NotificationId... wanting) {
            notifications.addAll(List.of(wanting));
            return this;
        }

        /// The change that accepts it now.
        public Change.EventAccepted made() {
            Event event =
                    new Event(new EventId(scene.nextId()), workspace, type, subject, client, scene.now(), callback);
            List<Delivery> deliveries = notifications.stream()
                    .map(notification -> Delivery.fresh(new DeliveryId(scene.nextId()), event, notification))
                    .toList();
            Receipt receipt = key == null
                    ? null
                    : new Receipt(workspace, key, "f1".repeat(32), event.id(), deliveries.size(), scene.now());
            return new Change.EventAccepted(event, Body.of(body.getBytes(StandardCharsets.UTF_8)), deliveries, receipt);
        }
    }
}
