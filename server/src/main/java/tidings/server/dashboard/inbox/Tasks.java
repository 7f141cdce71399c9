package tidings.server.dashboard.inbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.Workspace;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.server.api.Await;
import tidings.server.inbox.Inboxes;
import tidings.server.ingest.Admission;
import tidings.server.security.Caller.SignedIn;

/// What the forms of the inbox have the engine do. Thread-safe; blocks.
@Singleton
final class Tasks {
    /// Short, so that a newcomer sees a retry while looking.
    private static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofSeconds(10));

    private final Engine engine;
    private final Inboxes inboxes;
    private final Admission admission;
    private final RandomGenerator random;

    /// Draws signing keys, so nobody may be able to guess what is random.
    Tasks(Engine engine, Inboxes inboxes, Admission admission, RandomGenerator random) {
        this.engine = engine;
        this.inboxes = inboxes;
        this.admission = admission;
        this.random = random;
    }

    /// The workspace that the person looks at.
    Workspace workspace(SignedIn person) {
        return engine.directory().workspace(person.workspace()).orElseThrow();
    }

    /// Gives the inbox another address.
    void renew(SignedIn person) {
        Await.result(engine.renewInbox(person.workspace(), person.actor()));
    }

    /// Makes a notification that sends these events to the inbox, signed.
    void connect(SignedIn person, Set<EventType> types) {
        String url = inboxes.url(workspace(person));
        Receiver receiver = new Receiver(url, List.of(), SigningKey.generate(random), null, null);
        Notification.Settings settings = new Notification.Settings("Inbox", true, types, receiver, RETRY, null);
        Await.result(engine.addNotification(person.workspace(), settings, person.actor()));
    }

    /// Publishes the sample of a type, as a program would.
    void publish(SignedIn person, EventType type) {
        byte[] event = Samples.event(type, random);
        Await.result(engine.publish(admission.single(person.workspace(), event, null)));
    }
}
