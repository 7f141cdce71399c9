package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.Outcome;
import tidings.engine.port.Change;
import tidings.store.testkit.Scene;

/// What is remembered of counts is never told when it is not true any more.
class ShelfCountsTest {
    private static final SqliteOptions SMALL = new SqliteOptions(2, 4, 100_000);
    private static final List<Long> SHELVES = List.of(1L);
    private static final ShelfCounts.Key KEY = new ShelfCounts.Key(1, "d.state = ?", List.of("FAILED"));

    private final ShelfCounts counts = new ShelfCounts();

    @TempDir
    Path directory;

    @Test
    void holdsUntilTheShelfIsAltered() {
        counts.counted(KEY, 7, counts.now());
        assertThat(counts.count(KEY, counts.now())).hasValue(7);

        counts.altering(SHELVES);
        assertThat(counts.count(KEY, counts.now())).isEmpty();
        counts.altered(SHELVES);

        assertThat(counts.count(KEY, counts.now())).isEmpty();
    }

    @Test
    void holdsForNobodyWhoBeganBeforeTheAlteration() {
        long early = counts.now();
        counts.altering(SHELVES);
        counts.altered(SHELVES);
        counts.counted(KEY, 8, counts.now());

        assertThat(counts.count(KEY, early)).isEmpty();
        assertThat(counts.count(KEY, counts.now())).hasValue(8);
    }

    @Test
    void whatWasCountedWhileTheShelfWasAlteredHoldsForNobody() {
        counts.altering(SHELVES);
        long meanwhile = counts.now();
        counts.altered(SHELVES);
        counts.counted(KEY, 7, meanwhile);

        assertThat(counts.count(KEY, counts.now())).isEmpty();
    }

    @Test
    void everyKindOfChangeIsCountedAtOnce() {
        try (Scene scene = new Scene(new OpenSqliteStore(directory, SMALL))) {
            List<Delivery> deliveries = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                deliveries.add(scene.accept("scan-" + i, scene.first));
            }
            for (int i = 0; i < 10; i++) {
                scene.fail(deliveries.get(i), 500);
            }
            assertCounts(scene, 0, 10, 0);

            scene.commit(new Change.Resent(deliveries.getFirst().id(), scene.manual(new Outcome.Delivered(200))));
            assertCounts(scene, 1, 9, 0);
            scene.commit(new Change.Canceled(
                    List.of(deliveries.get(11).id()), CancelReason.NOTIFICATION_DELETED, scene.now()));
            assertCounts(scene, 1, 9, 1);
            scene.commit(new Change.SubjectErased(scene.ours, "scan-12", scene.now()));
            assertCounts(scene, 1, 9, 2);
            scene.deliver(scene.retry(deliveries.get(13), Duration.ofSeconds(1)));
            assertCounts(scene, 2, 9, 2);
            scene.pass(Duration.ofDays(1));
            scene.store().sweep(scene.now(), 2);
            assertCounts(scene, 1, 8, 2);
        }
    }

    private static void assertCounts(Scene scene, long delivered, long failed, long canceled) {
        for (int i = 0; i < 2; i++) {
            assertThat(count(scene, DeliveryState.DELIVERED)).isEqualTo(delivered);
            assertThat(count(scene, DeliveryState.FAILED)).isEqualTo(failed);
            assertThat(count(scene, DeliveryState.CANCELED)).isEqualTo(canceled);
        }
    }

    private static long count(Scene scene, DeliveryState state) {
        return scene.archive()
                .count(new DeliveryFilter(scene.ours, null, null, null, null, state, null, null, null), null);
    }
}
