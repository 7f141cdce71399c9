package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;

/// The pass over what is due.
public interface HeadsContract extends StoreOpening {

    @Test
    default void returnsWhatIsDueByDueTimeAndId() {
        try (Scene scene = new Scene(open())) {
            Delivery slow = scene.retry(scene.accept("scan-1", scene.first), Duration.ofSeconds(60));
            Delivery quick = scene.retry(scene.accept("scan-2", scene.first), Duration.ofSeconds(30));
            Delivery alike = scene.retry(scene.accept("scan-3", scene.first), Duration.ofSeconds(30));
            scene.accept("scan-4", scene.second);

            assertThat(page(scene, HeadCursor.START, slow.due(), 10))
                    .isEqualTo(new HeadPage(List.of(quick, alike, slow), 3, cursor(slow), null));
        }
    }

    @Test
    default void holdsBackWhatComesAfterAnEarlierOneOfTheSameSubject() {
        try (Scene scene = new Scene(open())) {
            Delivery first = scene.accept("scan-1", scene.first);
            Delivery second = scene.accept("scan-1", scene.first);
            Delivery free = scene.accept("scan-2", scene.first);
            Delivery retried = scene.retry(first, Duration.ofMinutes(1));

            assertThat(page(scene, HeadCursor.START, scene.now(), 10))
                    .isEqualTo(new HeadPage(List.of(free), 2, cursor(free), retried.due()));

            scene.fail(retried, 500);
            assertThat(page(scene, HeadCursor.START, scene.now(), 10).heads()).containsExactly(second, free);
        }
    }

    @Test
    default void doesNotHoldBackAcrossNotificationsOrWithoutASubject() {
        try (Scene scene = new Scene(open())) {
            Delivery none = scene.accept(null, scene.first);
            Delivery neither = scene.accept(null, scene.first);
            scene.accept("scan-1", scene.first);
            Delivery other = scene.accept("scan-1", scene.second);

            assertThat(page(scene, HeadCursor.START, scene.now(), 2).heads()).containsExactly(none, neither);
            assertThat(scene.store()
                            .heads(scene.second, HeadCursor.START, scene.now(), 10)
                            .heads())
                    .containsExactly(other);
        }
    }

    @Test
    default void countsWhatItLooksAtAndNotWhatItReturns() {
        try (Scene scene = new Scene(open())) {
            Delivery first = scene.accept("scan-1", scene.first);
            Delivery second = scene.accept("scan-1", scene.first);
            Delivery third = scene.accept("scan-2", scene.first);

            assertThat(page(scene, HeadCursor.START, scene.now(), 2))
                    .isEqualTo(new HeadPage(List.of(first), 2, cursor(second), null));
            assertThat(page(scene, cursor(second), scene.now(), 2))
                    .isEqualTo(new HeadPage(List.of(third), 1, cursor(third), null));
        }
    }

    @Test
    default void passesThroughEqualDueTimesWithoutSkippingOrRepeating() {
        try (Scene scene = new Scene(open())) {
            List<Delivery> all = IntStream.range(0, 7)
                    .mapToObj(i -> scene.accept("scan-" + i, scene.first))
                    .toList();

            List<Delivery> met = new ArrayList<>();
            HeadPage page = page(scene, HeadCursor.START, scene.now(), 3);
            while (page.examined() > 0) {
                met.addAll(page.heads());
                page = page(scene, page.to(), scene.now(), 3);
            }
            assertThat(met).isEqualTo(all);
        }
    }

    @Test
    default void anEmptyPassEndsWhereItBegan() {
        try (Scene scene = new Scene(open())) {
            Delivery later = scene.retry(scene.accept("scan-1", scene.first), Duration.ofMinutes(1));
            HeadCursor from = new HeadCursor(scene.now(), new DeliveryId(5));

            assertThat(page(scene, from, scene.now(), 10)).isEqualTo(new HeadPage(List.of(), 0, from, later.due()));
            assertThat(scene.store().heads(scene.second, from, scene.now(), 10))
                    .isEqualTo(new HeadPage(List.of(), 0, from, null));
        }
    }

    @Test
    default void tellsWhenTheNextBecomesDueAlsoWhenMoreAreDueNow() {
        try (Scene scene = new Scene(open())) {
            Delivery now = scene.accept("scan-1", scene.first);
            scene.accept("scan-2", scene.first);
            Delivery soon = scene.retry(scene.accept("scan-3", scene.first), Duration.ofSeconds(10));
            Delivery late = scene.retry(scene.accept("scan-4", scene.first), Duration.ofSeconds(20));

            HeadPage page = page(scene, HeadCursor.START, scene.now(), 1);
            assertThat(page).isEqualTo(new HeadPage(List.of(now), 1, cursor(now), soon.due()));
            assertThat(page(scene, cursor(soon), scene.now(), 1).nextDue()).isEqualTo(late.due());
            assertThat(page(scene, cursor(late), scene.now(), 1).nextDue()).isNull();
        }
    }

    @Test
    default void whatIsDueThisVeryInstantIsDue() {
        try (Scene scene = new Scene(open())) {
            Delivery retried = scene.retry(scene.accept("scan-1", scene.first), Duration.ofNanos(1));

            assertThat(page(scene, HeadCursor.START, retried.due().minusNanos(1), 10)
                            .heads())
                    .isEmpty();
            assertThat(page(scene, HeadCursor.START, retried.due(), 10).heads()).containsExactly(retried);
        }
    }

    private static HeadPage page(Scene scene, HeadCursor from, Instant now, int limit) {
        return scene.store().heads(scene.first, from, now, limit);
    }

    private static HeadCursor cursor(Delivery at) {
        return new HeadCursor(at.due(), at.id());
    }
}
