package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;

/// What waits, by id and by subject.
public interface PendingContract extends StoreOpening {
    /// Before all deliveries.
    DeliveryId BEGINNING = new DeliveryId(0);

    @Test
    default void listsWhatIsPendingByIdWheneverItIsDue() {
        try (Scene scene = new Scene(open())) {
            Delivery first = scene.accept("scan-1", scene.first);
            Delivery second = scene.accept(null, scene.first);
            Delivery third = scene.accept("scan-1", scene.first);
            scene.accept("scan-1", scene.second);
            Delivery later = scene.retry(first, Duration.ofDays(1));
            scene.deliver(second);

            assertThat(scene.store().pending(scene.first, BEGINNING, 10)).containsExactly(later, third);
        }
    }

    @Test
    default void listsWhatIsPendingPageByPage() {
        try (Scene scene = new Scene(open())) {
            List<Delivery> all = List.of(
                    scene.accept("scan-1", scene.first),
                    scene.accept("scan-2", scene.first),
                    scene.accept("scan-3", scene.first));

            List<Delivery> page = scene.store().pending(scene.first, BEGINNING, 2);
            assertThat(page).isEqualTo(all.subList(0, 2));
            assertThat(scene.store().pending(scene.first, page.getLast().id(), 2))
                    .containsExactly(all.getLast());
            assertThat(scene.store().pending(scene.first, all.getLast().id(), 2))
                    .isEmpty();
        }
    }

    @Test
    default void theHeadOfASubjectIsItsEarliestPendingDelivery() {
        try (Scene scene = new Scene(open())) {
            Delivery first = scene.accept("scan-1", scene.first);
            Delivery second = scene.accept("scan-1", scene.first);
            Delivery elsewhere = scene.accept("scan-1", scene.second);
            first = scene.retry(first, Duration.ofDays(1));
            assertThat(scene.store().head(scene.first, "scan-1")).contains(first);

            scene.fail(first, 500);
            assertThat(scene.store().head(scene.first, "scan-1")).contains(second);

            scene.deliver(second);
            assertThat(scene.store().head(scene.first, "scan-1")).isEmpty();
            assertThat(scene.store().head(scene.second, "scan-1")).contains(elsewhere);
            assertThat(scene.store().head(scene.first, "scan-2")).isEmpty();
        }
    }
}
