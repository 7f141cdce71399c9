package tidings.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import tidings.engine.Actor;
import tidings.engine.Environment;
import tidings.engine.Limits;
import tidings.engine.Notification;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Mailbox;
import tidings.engine.port.Telemetry;
import tidings.engine.runtime.Engine;
import tidings.engine.runtime.EngineParts;
import tidings.events.EventType;
import tidings.sender.http.AllowedNetworks;
import tidings.sender.http.HttpSender;
import tidings.sender.http.HttpSenderSettings;
import tidings.sender.http.InHouse;
import tidings.server.api.Await;
import tidings.store.sqlite.MasterKey;
import tidings.store.sqlite.SqliteStore;

/// An engine on a real store with a real sender, whose clock a test turns, and a receiver that gets all that it
/// sends. It can be stopped and started again on the same data.
public final class TurnedClock implements AutoCloseable {
    private static final MasterKey KEY =
            MasterKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final Path data;
    private final AtomicReference<Instant> now;
    private final Receiver receiver = new Receiver();
    private SqliteStore store;
    private HttpSender sender;
    private Engine engine;

    public TurnedClock(Path data, Instant now) {
        this.data = data;
        this.now = new AtomicReference<>(now);
        begin();
    }

    private void begin() {
        store = SqliteStore.open(data, KEY);
        sender = new HttpSender(
                HttpSenderSettings.DEFAULT.withReach(false, AllowedNetworks.parse("127.0.0.0/8")),
                clock(),
                InHouse.NONE);
        engine = Engine.start(
                new EngineParts(
                        store,
                        store,
                        sender,
                        mail -> Mailbox.Posting.NOT_CONFIGURED,
                        clock(),
                        new SplittableRandom(1)::nextLong,
                        Telemetry.NONE),
                Limits.DEFAULT);
    }

    public InstantSource clock() {
        return now::get;
    }

    public void turnTo(Instant time) {
        now.set(time);
    }

    public void turnBy(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public Engine engine() {
        return engine;
    }

    public SqliteStore store() {
        return store;
    }

    public Receiver receiver() {
        return receiver;
    }

    /// A workspace whose events of that type go to the receiver.
    public WorkspaceId workspaceTelling(EventType type) {
        WorkspaceId workspace = Await.result(engine.addWorkspace("Partner", Environment.SANDBOX, Actor.OPERATOR))
                .id();
        Await.result(engine.addNotification(
                workspace,
                new Notification.Settings(
                        "All",
                        true,
                        Set.of(type),
                        tidings.engine.Receiver.at(receiver.url()),
                        RetryPolicy.DEFAULT,
                        null),
                Actor.OPERATOR));
        return workspace;
    }

    public void stop() {
        engine.close();
        sender.close();
        store.close();
    }

    public void startAgain() {
        begin();
    }

    @Override
    public void close() {
        stop();
        receiver.close();
    }
}
