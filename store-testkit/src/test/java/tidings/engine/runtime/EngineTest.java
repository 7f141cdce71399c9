package tidings.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Alert;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.Environment;
import tidings.engine.FailMail;
import tidings.engine.Failure;
import tidings.engine.Health;
import tidings.engine.Limits;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;
import tidings.engine.port.Mailbox;
import tidings.engine.port.Sender;
import tidings.engine.port.Telemetry;
import tidings.events.EventType;
import tidings.store.testkit.MemoryStore;

class EngineTest {
    private static final EventType TYPE = EventType.IDENTIFICATION_MANUAL_FINISHED;
    private static final long PATIENCE_SECONDS = 30;

    private final MemoryStore store = new MemoryStore();
    private final Map<String, Receiving> receivers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Mail> posted = new ConcurrentLinkedQueue<>();
    private Engine engine = start(Limits.DEFAULT);

    /// What a receiver does with a shipment.
    private interface Receiving {
        Outcome take(Sender.Shipment shipment) throws InterruptedException;
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void deliversWhatIsPublished() throws Exception {
        WorkspaceId workspace = workspace();
        List<String> got = receives(workspace, "https://one.example", 1);

        Reply.OfPublish reply = publish(workspace, "s-1").get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(reply).isInstanceOf(Reply.Published.class);
        awaitState(workspace, DeliveryState.DELIVERED, 1);
        assertThat(got).containsExactly("s-1");
    }

    @Test
    void sendsAnEventToItsCallbackInPlaceOfTheReceiver() throws Exception {
        WorkspaceId workspace = workspace();
        List<String> atReceiver = receives(workspace, "https://one.example", 1);
        CountDownLatch called = new CountDownLatch(1);
        receivers.put("https://session.example", shipment -> {
            called.countDown();
            return new Outcome.Delivered(200);
        });

        engine.publish(new Publication(
                workspace, TYPE, "s-1", null, Body.of("{}".getBytes()), null, "https://session.example"));

        assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitState(workspace, DeliveryState.DELIVERED, 1);
        assertThat(atReceiver).isEmpty();
    }

    @Test
    void opensNoCircuitForCallbacksThatFail() throws Exception {
        WorkspaceId workspace = workspace();
        List<String> atReceiver = receives(workspace, "https://one.example", 20);
        receivers.put("https://session.example", shipment -> new Outcome.Unanswered(Failure.TIMED_OUT));
        for (int i = 0; i < 20; i++) {
            engine.publish(new Publication(
                    workspace, TYPE, "c-" + i, null, Body.of("{}".getBytes()), null, "https://session.example"));
        }

        publishAll(workspace, 20);

        awaitState(workspace, DeliveryState.DELIVERED, 20);
        assertThat(atReceiver).hasSize(20);
        NotificationId id =
                engine.directory().notifications(workspace).getFirst().id();
        assertThat(engine.health(id).circuitOpen()).isFalse();
    }

    @Test
    void deliversToAHealthyReceiverWhileAnotherHangs() throws Exception {
        WorkspaceId workspace = workspace();
        CountDownLatch release = new CountDownLatch(1);
        receivers.put("https://hangs.example", shipment -> {
            release.await();
            return new Outcome.Unanswered(Failure.TIMED_OUT);
        });
        add(workspace, "https://hangs.example", RetryPolicy.DEFAULT);
        publishAll(workspace, 300);
        List<String> got = receives(workspace, "https://healthy.example", 50);

        publishAll(workspace, 50);

        awaitState(workspace, DeliveryState.DELIVERED, 50);
        assertThat(got).hasSize(50);
        release.countDown();
    }

    @Test
    void deliversABacklogThatIsLargerThanItsMemory() throws Exception {
        engine.close();
        engine = start(new Limits(
                Limits.Committing.DEFAULT, new Limits.Dispatching(8, 4, 16, 32, 1024, 8, 5), Duration.ofDays(30)));
        WorkspaceId workspace = workspace();
        CountDownLatch open = new CountDownLatch(1);
        receivers.put("https://slow.example", shipment -> {
            open.await();
            return new Outcome.Delivered(200);
        });
        add(workspace, "https://slow.example", RetryPolicy.DEFAULT);
        publishAll(workspace, 500);

        open.countDown();

        awaitState(workspace, DeliveryState.DELIVERED, 500);
    }

    @Test
    void resendsADeliveryAndAllThatMatch() throws Exception {
        WorkspaceId workspace = workspace();
        List<String> got = receives(workspace, "https://one.example", 1);
        publishAll(workspace, 120);
        awaitState(workspace, DeliveryState.DELIVERED, 120);
        Archive.Entry entry =
                store.search(DeliveryFilter.all(workspace), null, 1).getFirst();

        engine.resend(workspace, entry.delivery().id(), Actor.OPERATOR)
                .toCompletableFuture()
                .get();
        await(() -> got.size() == 121);
        engine.resendAll(DeliveryFilter.all(workspace), Actor.OPERATOR)
                .toCompletableFuture()
                .get();

        await(() -> got.size() == 241);
    }

    @Test
    void mailsAFailureAndThenTheRecovery() throws Exception {
        WorkspaceId workspace = workspace();
        receivers.put("https://one.example", shipment -> new Outcome.Refused(500, null));
        add(workspace, "https://one.example", new RetryPolicy(0, Duration.ofSeconds(1)));
        publishAll(workspace, 1);
        await(() -> posted.size() == 1);

        receivers.put("https://one.example", shipment -> new Outcome.Delivered(204));
        publishAll(workspace, 1);

        await(() -> posted.size() == 2);
        assertThat(posted)
                .extracting(mail -> mail.letter().subject())
                .containsExactly("Tidings: Test - a delivery failed", "Tidings: Test - has recovered");
    }

    @Test
    void turnsAwayWhatItCannotQueueAndLosesNothingOfWhatItTook() throws Exception {
        engine.close();
        engine = start(
                new Limits(new Limits.Committing(4, 2, 1024, 10), Limits.Dispatching.DEFAULT, Duration.ofDays(30)));
        WorkspaceId workspace = workspace();
        receives(workspace, "https://one.example", 1);

        List<CompletableFuture<Reply.OfPublish>> replies = IntStream.range(0, 2000)
                .mapToObj(i -> publish(workspace, "s-" + i))
                .toList();

        replies.forEach(
                reply -> reply.exceptionally(refused -> new Reply.KeyReused()).join());
        long taken = replies.stream()
                .filter(reply -> !reply.isCompletedExceptionally())
                .count();
        assertThat(replies)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .allSatisfy(reply -> assertThatThrownBy(reply::get).hasRootCauseInstanceOf(BusyException.class));
        awaitState(workspace, DeliveryState.DELIVERED, (int) taken);
    }

    @Test
    void goesOnAfterARestartWhereItStopped() throws Exception {
        WorkspaceId workspace = workspace();
        receivers.put("https://one.example", shipment -> new Outcome.Refused(503, null));
        add(workspace, "https://one.example", new RetryPolicy(5, Duration.ofSeconds(1)));
        publishAll(workspace, 20);
        await(() -> store.log().stream().anyMatch(detail -> detail.attempts().size() == 1));
        engine.close();
        List<String> got = Collections.synchronizedList(new ArrayList<>());
        receivers.put("https://one.example", shipment -> {
            got.add(shipment.id().toString());
            return new Outcome.Delivered(200);
        });

        engine = start(Limits.DEFAULT);

        awaitState(workspace, DeliveryState.DELIVERED, 20);
        assertThat(got).doesNotHaveDuplicates().hasSize(20);
        assertThat(engine.directory().notifications(workspace)).hasSize(1);
    }

    @Test
    void keepsPeopleAndTheirSessionsOverARestart() throws Exception {
        Person ada = new Person("ada@bank.example", "Ada", "$hash");
        Reply.Founded founded = engine.foundWorkspace(new Founding("Bank", Environment.LIVE, ada, null), Actor.OPERATOR)
                .toCompletableFuture()
                .get();
        User user = founded.admin().orElseThrow();
        WorkspaceId workspace = founded.workspace().id();
        engine.openSession("s1", user.id(), workspace, "Firefox on Linux")
                .toCompletableFuture()
                .get();
        engine.close();

        engine = start(Limits.DEFAULT);

        assertThat(engine.directory().users(workspace)).containsExactly(user);
        assertThat(engine.directory().session("s1")).isPresent();
        assertThat(engine.removeUser(workspace, user.id(), Actor.OPERATOR)
                        .toCompletableFuture()
                        .get())
                .isEqualTo(new Reply.LastAdmin());
    }

    @Test
    void clearsExpiredTicketsAwayWhenItStarts() throws Exception {
        Person ada = new Person("ada@bank.example", "Ada", "$hash");
        User user = engine.foundWorkspace(new Founding("Bank", Environment.LIVE, ada, null), Actor.OPERATOR)
                .toCompletableFuture()
                .get()
                .admin()
                .orElseThrow();
        engine.issueTicket(new Ticket("t1", user.id(), Ticket.Kind.PASSWORD_RESET, Instant.EPOCH))
                .toCompletableFuture()
                .get();
        engine.close();

        engine = start(Limits.DEFAULT);

        await(() -> engine.directory().ticket("t1").isEmpty());
    }

    @Test
    void sendsAMailAndSendsItAgain() throws Exception {
        WorkspaceId workspace = workspace();

        Mail mail = engine.sendMail(workspace, "ada@bank.example", new Mail.Letter("Welcome", "Hello", true))
                .toCompletableFuture()
                .get();
        await(() -> store.mail(workspace, mail.id()).orElseThrow().state() == Mail.State.SENT);
        engine.resendMail(workspace, mail.id(), Actor.OPERATOR)
                .toCompletableFuture()
                .get();

        await(() -> posted.size() == 2);
        assertThat(engine.resendMail(new WorkspaceId(1), mail.id(), Actor.OPERATOR)
                        .toCompletableFuture()
                        .get())
                .isEmpty();
    }

    @Test
    void saysHowItStandsWithAReceiver() throws Exception {
        WorkspaceId workspace = workspace();
        receivers.put("https://one.example", shipment -> new Outcome.Refused(503, null));
        add(workspace, "https://one.example", new RetryPolicy(0, Duration.ofSeconds(1)));
        NotificationId id =
                engine.directory().notifications(workspace).getFirst().id();
        assertThat(engine.health(id)).isEqualTo(new Health(Alert.quiet(id), false, 0, 0));

        publishAll(workspace, 20);

        awaitState(workspace, DeliveryState.FAILED, 20);
        await(() -> engine.health(id).inFlight() == 0);
        assertThat(engine.health(id).circuitOpen()).isTrue();
        assertThat(engine.health(id).alert().failing()).isTrue();
        assertThat(engine.health(id).pending()).isZero();
    }

    private Engine start(Limits limits) {
        Sender sender = shipment -> {
            try {
                return receivers
                        .get(((Receiver) shipment.notification().settings().channel()).url())
                        .take(shipment);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Mailbox mailbox = mail -> {
            posted.add(mail);
            return Mailbox.Posting.ACCEPTED;
        };
        Instant base = Instant.parse("2026-03-31T12:00:00Z");
        long began = System.nanoTime();
        InstantSource clock = () -> base.plusNanos((System.nanoTime() - began) / 1000 * 1000);
        return Engine.start(new EngineParts(store, store, sender, mailbox, clock, bound -> 0, Telemetry.NONE), limits);
    }

    private WorkspaceId workspace() throws Exception {
        return engine.addWorkspace("Test", Environment.SANDBOX, Actor.OPERATOR)
                .toCompletableFuture()
                .get()
                .id();
    }

    private void add(WorkspaceId workspace, String url, RetryPolicy retry) throws Exception {
        engine.addNotification(
                        workspace,
                        new Notification.Settings(
                                "Test",
                                true,
                                Set.of(TYPE),
                                Receiver.at(url),
                                retry,
                                new FailMail("ops@partner.example", false)),
                        Actor.OPERATOR)
                .toCompletableFuture()
                .get();
    }

    private List<String> receives(WorkspaceId workspace, String url, int expected) throws Exception {
        List<String> got = Collections.synchronizedList(new ArrayList<>(expected));
        receivers.put(url, shipment -> {
            got.add(new String(shipment.body().bytes()));
            return new Outcome.Delivered(200);
        });
        add(workspace, url, RetryPolicy.DEFAULT);
        return got;
    }

    private CompletableFuture<Reply.OfPublish> publish(WorkspaceId workspace, String subject) {
        return engine.publish(new Publication(workspace, TYPE, subject, null, Body.of(subject.getBytes()), null))
                .toCompletableFuture();
    }

    private void publishAll(WorkspaceId workspace, int count) {
        List<CompletableFuture<Reply.OfPublish>> replies = IntStream.range(0, count)
                .mapToObj(i -> publish(workspace, "s-" + i))
                .toList();
        replies.forEach(CompletableFuture::join);
    }

    private static DeliveryFilter ofState(WorkspaceId workspace, DeliveryState state) {
        return new DeliveryFilter(workspace, null, null, null, null, state, null, null, null);
    }

    private void awaitState(WorkspaceId workspace, DeliveryState state, int count) {
        await(() -> store.count(ofState(workspace, state), null) == count);
    }

    /// Waits for something that other threads bring about; a condition that never holds fails the test.
    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
