package tidings.server.dashboard.delivery;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.Environment;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.RetryPolicy;
import tidings.engine.Role;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.engine.core.Publication;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.security.Passwords;

/// A workspace with people and a receiver, from which events are sent.
public final class Sendings implements AutoCloseable {
    public static final String SECRET = "hunter2-hunter2-hunter2";
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Engine engine;
    private final Archive archive;
    private final Passwords passwords;
    private final Receiver receiver = new Receiver();
    private final WorkspaceId workspace;
    private final Map<String, String> admin;

    public Sendings(Engine engine, Archive archive, Passwords passwords) {
        this.engine = engine;
        this.archive = archive;
        this.passwords = passwords;
        this.workspace = Await.result(
                        engine.foundWorkspace(Founding.of("Sendings", Environment.SANDBOX), Actor.OPERATOR))
                .workspace()
                .id();
        this.admin = signIn(Role.ADMIN);
    }

    public WorkspaceId workspace() {
        return workspace;
    }

    public Receiver receiver() {
        return receiver;
    }

    /// A request of a page, by the administrator.
    public RequestSpecification browser() {
        return TestServer.inBrowser().cookies(admin);
    }

    /// The cookies of the administrator.
    public Map<String, String> administrator() {
        return admin;
    }

    /// The cookies of a new person with this role.
    public Map<String, String> signIn(Role role) {
        String email = "person" + COUNT.incrementAndGet() + "." + workspace + "@example.com";
        Await.result(engine.addUser(
                workspace, new Person(email, "Somebody", passwords.hash(PASSWORD)), role, Actor.OPERATOR));
        return TestServer.signedIn(email, PASSWORD);
    }

    /// A notification with a signing key and a secret header.
    public NotificationId notification(EventType type, String name, int retries) {
        return Await.result(engine.addNotification(
                        workspace,
                        new Notification.Settings(
                                name,
                                true,
                                Set.of(type),
                                new tidings.engine.Receiver(
                                        receiver.url() + "?key=" + SECRET,
                                        List.of(new Header("X-Api-Key", Secret.of(SECRET))),
                                        SigningKey.of(SECRET),
                                        null,
                                        null),
                                new RetryPolicy(retries, Duration.ofHours(1)),
                                null),
                        Actor.OPERATOR))
                .id();
    }

    public void publish(EventType type, @Nullable String subject, @Nullable String clientId, String payload) {
        Body body = Body.of(payload.getBytes(StandardCharsets.UTF_8));
        Await.result(engine.publish(new Publication(workspace, type, subject, clientId, body, null)));
    }

    /// Waits until there are so many deliveries and each has ended or was tried; newest first.
    public List<Archive.Entry> settled(int count) {
        return entries(all -> all.size() == count
                && all.stream()
                        .allMatch(entry -> entry.resendRequestedAt() == null
                                && (entry.delivery().state().terminal() || entry.attemptCount() > 0)));
    }

    public List<Archive.Entry> entries(Predicate<List<Archive.Entry>> wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            List<Archive.Entry> all = archive.search(DeliveryFilter.all(workspace), null, 100);
            if (wanted.test(all)) {
                return all;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The deliveries did not come to the wanted state in time");
    }

    @Override
    public void close() {
        receiver.close();
    }
}
