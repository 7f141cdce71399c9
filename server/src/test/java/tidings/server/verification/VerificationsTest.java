package tidings.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.DeliveryFilter;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.runtime.Engine;
import tidings.events.DocumentType;
import tidings.events.EventType;
import tidings.events.Identification.Platform;
import tidings.server.OtherWorkspace;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.files.FileType;
import tidings.server.files.Vault;
import tidings.server.security.SecretHasher;
import tidings.verification.Action;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Stage;
import tidings.verification.Step;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class VerificationsTest {
    private static final Actor BY = new Actor("test");
    private static final long PATIENCE_SECONDS = 30;

    @Inject
    Verifications verifications;

    @Inject
    Vault vault;

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    SecretHasher hasher;

    private WorkspaceId ours;
    private WorkspaceId theirs;

    @BeforeEach
    void makeTwoWorkspaces() {
        ours = new OtherWorkspace(engine, hasher).id();
        theirs = new OtherWorkspace(engine, hasher).id();
    }

    @Test
    void opensToItsTokenAndToNothingElse() {
        Verifications.Created created = verifications.create(ours, Sessions.of("client-1"), "test");

        assertThat(created.token()).matches("[A-Za-z0-9]{40}");
        assertThat(verifications.opened(created.token()).map(Held::scanRef))
                .contains(created.held().scanRef());
        assertThat(verifications.opened(created.token().toLowerCase(Locale.ROOT)))
                .isEmpty();
        assertThat(verifications.opened(created.held().scanRef())).isEmpty();
    }

    @Test
    void isFoundInItsWorkspaceOnly() {
        Held held = create("client-1");

        assertThat(verifications.find(ours, held.scanRef())).isPresent();
        assertThat(verifications.find(theirs, held.scanRef())).isEmpty();
        assertThat(verifications.list(Search.all(theirs), DossierPage.newest(10)))
                .isEmpty();
    }

    @Test
    void isFoundByWhatItHasInCommonWithOthers() {
        Held one = create("client-1");
        Held two = create("client-1");
        create("client-2");
        verifications.act(two, new Action.Cancel("test"));
        Search ofClient = Search.all(ours).by(new Search.By.ClientId("client-1"));

        assertThat(verifications.list(ofClient, DossierPage.newest(10)))
                .extracting(Held::scanRef)
                .containsExactly(two.scanRef(), one.scanRef());
        assertThat(verifications.list(ofClient.in(Set.of(Standing.WAITING)), DossierPage.newest(10)))
                .extracting(Held::scanRef)
                .containsExactly(one.scanRef());
        assertThat(verifications.count(Search.all(ours), 10)).isEqualTo(3);
    }

    @Test
    void losesNothingThatIsDoneAtTheSameTime() {
        Held held = create("client-1");
        open(held);
        List<CompletableFuture<Acted>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> verifications.act(held, new Action.Choose("LT", DocumentType.PASSPORT)),
                        task -> Thread.ofVirtual().start(task)))
                .toList();

        assertThat(all).allSatisfy(acted -> assertThat(acted.join()).isInstanceOf(Acted.Done.class));
        assertThat(verifications
                        .find(ours, held.scanRef())
                        .orElseThrow()
                        .verification()
                        .choice())
                .isNotNull();
    }

    @Test
    void expiresByItselfAndTellsItOnce() {
        subscribe(EventType.IDENTIFICATION_EXPIRED);
        Held held = verifications
                .create(ours, Sessions.lasting("client-1", Duration.ofSeconds(1)), "test")
                .held();

        await(() -> verifications
                        .find(ours, held.scanRef())
                        .orElseThrow()
                        .verification()
                        .stage()
                instanceof Stage.Expired);

        assertThat(verifications.act(held, new Action.Cancel("test"))).isEqualTo(new Acted.Refused(Refusal.EXPIRED));
        assertThat(archive.search(DeliveryFilter.all(ours), null, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.delivery().event().type()).isEqualTo(EventType.IDENTIFICATION_EXPIRED);
                    assertThat(entry.delivery().event().subject()).isEqualTo(held.scanRef());
                    assertThat(entry.delivery().event().at()).isAfterOrEqualTo(dueAt(held));
                });
    }

    @Test
    void comesToAReviewerWhenNobodyElseCanDecide() {
        Held held = create("client-1");
        open(held);
        verifications.act(held, new Action.Choose("LT", DocumentType.PASSPORT));
        for (Step step : List.of(Step.FRONT, Step.FACE)) {
            var file = vault.keep(held.fileKey(), held.scanRef(), step, FileType.PNG, new byte[] {1, 2, 3});
            verifications.act(held, new Action.Show(step, file, Set.of()));
        }

        Acted acted = verifications.act(held, new Action.Submit());

        assertThat(acted).isInstanceOf(Acted.Done.class);
        await(() -> Standing.of(
                        verifications.find(ours, held.scanRef()).orElseThrow().verification())
                == Standing.REVIEWING);
    }

    @Test
    void isGoneWithItsFilesWhenItIsDeleted() {
        Held held = create("client-1");
        var file = vault.keep(held.fileKey(), held.scanRef(), Step.FRONT, FileType.PNG, new byte[] {1, 2, 3});

        assertThat(verifications.delete(theirs, held.scanRef(), BY)).isFalse();
        assertThat(verifications.delete(ours, held.scanRef(), BY)).isTrue();

        assertThat(verifications.find(ours, held.scanRef())).isEmpty();
        assertThat(verifications.of(held.scanRef())).isEmpty();
        assertThat(vault.read(held.fileKey(), held.scanRef(), file)).isEmpty();
        assertThat(verifications.act(held, new Action.Cancel("test"))).isInstanceOf(Acted.Gone.class);
    }

    private Held create(String clientId) {
        return verifications.create(ours, Sessions.of(clientId), "test").held();
    }

    private void open(Held held) {
        assertThat(verifications.act(held, new Action.Open(Platform.PC, "192.0.2.10")))
                .isInstanceOf(Acted.Done.class);
    }

    private void subscribe(EventType type) {
        Await.result(engine.addNotification(
                ours,
                new Notification.Settings(
                        "Test", true, Set.of(type), Receiver.at("http://127.0.0.1:9/hook"), RetryPolicy.DEFAULT, null),
                BY));
    }

    private static Instant dueAt(Held held) {
        return held.verification().createdAt().plus(held.verification().terms().expiryTime());
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
