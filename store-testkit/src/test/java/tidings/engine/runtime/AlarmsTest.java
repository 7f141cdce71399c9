package tidings.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.Limits;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Filing;
import tidings.engine.core.Reply;
import tidings.engine.port.Keeper;
import tidings.engine.port.Mailbox;
import tidings.engine.port.Telemetry;
import tidings.store.testkit.MemoryStore;

class AlarmsTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final WorkspaceId OURS = new WorkspaceId(1);
    private static final String KIND = "verification";
    private static final long PATIENCE_SECONDS = 30;

    private final MemoryStore store = new MemoryStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Queue<String> woken = new ConcurrentLinkedQueue<>();
    private final List<Engine> engines = new ArrayList<>();

    @AfterEach
    void stop() {
        engines.forEach(Engine::close);
    }

    @Test
    void wakesWhatIsDueOnceAndLeavesTheRestAsleep() throws Exception {
        Engine engine = engine();
        for (int i = 0; i < 1200; i++) {
            file(engine, "due " + i, 0, NOON);
        }
        file(engine, "ahead", 0, NOON.plusSeconds(1));
        CountDownLatch all = new CountDownLatch(1200);

        engine.wake(settlesEach(engine, all));

        assertThat(all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(woken).hasSize(1200).doesNotHaveDuplicates().doesNotContain("ahead");
    }

    @Test
    void wakesAfterARestartWhatWasDueWhileNothingRan() throws Exception {
        Engine before = engine();
        file(before, "missed", 0, NOON.plusSeconds(60));
        before.close();
        now.set(NOON.plusSeconds(86_400));
        CountDownLatch one = new CountDownLatch(1);
        Engine after = engine();

        after.wake(settlesEach(after, one));

        assertThat(one.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(woken).containsExactly("missed");
    }

    @Test
    void isHeldUpByNothingThatFails() throws Exception {
        Engine engine = engine();
        file(engine, "broken", 0, NOON.minusSeconds(5));
        file(engine, "throws", 0, NOON.minusSeconds(4));
        file(engine, "fine", 0, NOON);
        CountDownLatch one = new CountDownLatch(1);
        Keeper settles = settlesEach(engine, one);

        engine.wake(dossier -> switch (dossier.name()) {
            case "broken" -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
            case "throws" -> throw new IllegalStateException("throws");
            default -> settles.wake(dossier);
        });

        assertThat(one.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(woken).containsExactly("fine");
    }

    private Keeper settlesEach(Engine engine, CountDownLatch count) {
        return dossier -> {
            woken.add(dossier.name());
            return file(engine, dossier.name(), dossier.version(), null).thenRun(count::countDown);
        };
    }

    private static CompletionStage<Reply.OfFiling> file(Engine engine, String name, long from, @Nullable Instant due) {
        Dossier.Content content = new Dossier.Content("ACTIVE", due, Set.of(), Body.EMPTY);
        CompletionStage<Reply.OfFiling> filed = engine.file(new Filing(OURS, KIND, name, from, content, List.of()));
        filed.toCompletableFuture().join();
        return filed;
    }

    private Engine engine() {
        InstantSource clock = now::get;
        Engine engine = Engine.start(
                new EngineParts(
                        store,
                        store,
                        shipment -> {
                            throw new IllegalStateException("There is nothing to send");
                        },
                        mail -> Mailbox.Posting.NOT_CONFIGURED,
                        clock,
                        bound -> 0,
                        Telemetry.NONE),
                Limits.DEFAULT);
        engines.add(engine);
        return engine;
    }
}
