package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Outcome;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.StoreException;

/// A commit is all or nothing, for those who read beside it too.
public interface CommitContract extends StoreOpening {

    @Test
    default void commitsNothingAtAll() {
        try (Scene scene = new Scene(open())) {
            scene.commit();

            assertThat(scene.store().recover().lastId()).isZero();
        }
    }

    @Test
    default void appliesTheChangesOfABatchInOrder() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().about("scan-1").to(scene.first).made();
            Delivery delivery = accepted.deliveries().getFirst();
            Delivery waiting =
                    delivery.attempted(DeliveryState.PENDING, scene.now().plusSeconds(60));
            Delivery delivered = waiting.attempted(DeliveryState.DELIVERED, scene.now());
            scene.commit(
                    accepted,
                    new Change.Attempted(waiting, scene.attempt(new Outcome.Refused(500, null))),
                    new Change.Attempted(delivered, scene.attempt(new Outcome.Delivered(200))));

            assertThat(scene.archive().search(DeliveryFilter.all(scene.ours), null, 10))
                    .containsExactly(new Archive.Entry(delivered, 200, 2, null));
        }
    }

    @Test
    default void aBatchWithAChangeThatCannotBeAppliedLeavesNothing() {
        try (Scene scene = new Scene(open())) {
            Delivery there = scene.accept("scan-1", scene.first);
            long lastId = scene.store().recover().lastId();
            Change.EventAccepted fine =
                    scene.event().about("scan-2").to(scene.first).made();
            Change.EventAccepted known = new Change.EventAccepted(there.event(), fine.body(), List.of(there), null);
            Delivery delivered = there.attempted(DeliveryState.DELIVERED, scene.now());

            assertThatThrownBy(() -> scene.commit(
                            fine,
                            new Change.Attempted(delivered, scene.attempt(new Outcome.Delivered(200))),
                            new Change.WorkspaceSaved(scene.workspace(scene.ours)),
                            known))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(scene.store().recover().lastId()).isEqualTo(lastId);
            assertThat(scene.store().body(fine.event().id())).isEmpty();
            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 10))
                    .containsExactly(there);

            scene.commit(fine);
            scene.reopen();
            assertThat(scene.store().body(fine.event().id())).contains(fine.body());
            assertThat(scene.archive().count(DeliveryFilter.all(scene.ours), null))
                    .isEqualTo(2);
        }
    }

    @Test
    default void refusesDeliveriesWhoseIdsDoNotGrow() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted twice = scene.event().to(scene.first).made();
            Delivery delivery = twice.deliveries().getFirst();

            assertThatThrownBy(() -> scene.commit(
                            new Change.EventAccepted(twice.event(), twice.body(), List.of(delivery, delivery), null)))
                    .isInstanceOf(IllegalArgumentException.class);
            scene.commit(twice);
        }
    }

    @Test
    default void takesABatchOfThousands() {
        try (Scene scene = new Scene(open())) {
            List<Change> batch = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                Change.EventAccepted accepted = scene.event()
                        .about("scan-" + i % 100)
                        .body("{\"i\":%d}".formatted(i))
                        .to(scene.first)
                        .made();
                Delivery delivered = accepted.deliveries().getFirst().attempted(DeliveryState.DELIVERED, scene.now());
                batch.add(accepted);
                if (i % 2 == 0) {
                    batch.add(new Change.Attempted(delivered, scene.attempt(new Outcome.Delivered(200))));
                }
            }
            scene.store().commit(batch);
            scene.reopen();

            assertThat(scene.archive().count(DeliveryFilter.all(scene.ours), null))
                    .isEqualTo(3000);
            assertThat(scene.archive()
                            .count(new SearchContract.Wanted().subject("scan-7").in(scene.ours), null))
                    .isEqualTo(30);
            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 5000))
                    .hasSize(1500);
        }
    }

    @Test
    default void answersNoMoreWhenItIsClosed() {
        Scene scene = new Scene(open());
        Delivery delivery = scene.accept("scan-1", scene.first);
        scene.close();

        assertThatThrownBy(() -> scene.store().body(delivery.event().id())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> scene.accept("scan-1", scene.first)).isInstanceOf(StoreException.class);
    }

    /// Each batch has four deliveries, so whoever reads sees a multiple of four at any time.
    @Test
    default void thoseWhoReadSeeWholeBatches() throws ExecutionException, InterruptedException {
        try (Scene scene = new Scene(open());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            CountDownLatch reading = new CountDownLatch(3);
            List<Future<Boolean>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> readsWholeBatches(scene, reading, over)));
            }
            reading.await();
            for (int i = 0; i < 60; i++) {
                Change.EventAccepted one = fourth(scene, i);
                scene.commit(one, fourth(scene, i), fourth(scene, i), fourth(scene, i));
                assertThat(scene.store().body(one.event().id())).isPresent();
                assertThat(scene.archive().count(DeliveryFilter.all(scene.ours), null))
                        .isEqualTo(4L * (i + 1));
            }
            over.set(true);
            for (Future<Boolean> reader : readers) {
                assertThat(reader.get()).isTrue();
            }
        }
    }

    private static Change.EventAccepted fourth(Scene scene, int batch) {
        return scene.event().about("scan-" + batch).to(scene.first).made();
    }

    private static boolean readsWholeBatches(Scene scene, CountDownLatch reading, AtomicBoolean over) {
        boolean whole = true;
        do {
            long count = scene.archive().count(DeliveryFilter.all(scene.ours), null);
            int found = scene.archive()
                    .search(
                            new SearchContract.Wanted()
                                    .notification(scene.first)
                                    .in(scene.ours),
                            null,
                            12)
                    .size();
            int due = scene.store()
                    .heads(scene.first, HeadCursor.START, scene.now(), 1000)
                    .examined();
            whole &= count % 4 == 0 && found % 4 == 0 && due % 4 == 0;
            reading.countDown();
        } while (!over.get());
        return whole;
    }
}
