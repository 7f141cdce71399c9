package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.Latencies;
import tidings.engine.Outcome;
import tidings.engine.Tally;
import tidings.engine.port.Change;

/// The tallies agree with the log.
public interface TallyContract extends StoreOpening {
    /// The hour in which each scene begins.
    Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    default void countsWhatWasDeliveredAndHowLongItTook() {
        try (Scene scene = new Scene(open())) {
            Delivery one = scene.accept("scan-1", scene.first);
            Delivery two = scene.accept("scan-2", scene.first);
            scene.pass(Duration.ofMillis(500));
            scene.deliver(one);
            scene.pass(Duration.ofSeconds(30));
            scene.deliver(two);
            scene.reopen();

            long[] latencies = new long[Latencies.BUCKETS];
            latencies[Latencies.bucket(Duration.ofNanos(512_345_678))]++;
            latencies[Latencies.bucket(Duration.ofNanos(30_512_345_678L))]++;
            assertThat(tallies(scene))
                    .containsExactly(new Tally(scene.first, TEN, 2, 0, 0, 2, 0, Latencies.of(latencies)));
        }
    }

    @Test
    default void countsByNotificationAndHour() {
        try (Scene scene = new Scene(open())) {
            Delivery early = scene.accept("scan-1", scene.first);
            Delivery late = scene.accept("scan-2", scene.second);
            scene.fail(early, 500);
            scene.pass(Duration.ofHours(2));
            Delivery again = scene.retry(late, Duration.ofMinutes(1));
            scene.fail(again, 503);

            assertThat(tallies(scene))
                    .containsExactly(
                            new Tally(scene.first, TEN, 0, 1, 0, 1, 1, Latencies.NONE),
                            new Tally(scene.second, TEN.plus(Duration.ofHours(2)), 0, 1, 0, 2, 2, Latencies.NONE));
        }
    }

    @Test
    default void aResendMovesADeliveryFromTheHourInWhichItFailed() {
        try (Scene scene = new Scene(open())) {
            Delivery failed = scene.fail(scene.accept("scan-1", scene.first), 500);
            scene.pass(Duration.ofHours(1));
            scene.commit(
                    new Change.Resent(failed.id(), scene.manual(new Outcome.Refused(500, null))),
                    new Change.Resent(failed.id(), scene.manual(new Outcome.Delivered(200))));

            assertThat(tallies(scene))
                    .containsExactly(
                            new Tally(scene.first, TEN, 0, 0, 0, 1, 1, Latencies.NONE),
                            new Tally(scene.first, TEN.plus(Duration.ofHours(1)), 1, 0, 0, 2, 1, Latencies.NONE));
        }
    }

    @Test
    default void countsWhatWasGivenUpOnce() {
        try (Scene scene = new Scene(open())) {
            Delivery one = scene.accept("scan-1", scene.first);
            Delivery two = scene.accept("scan-2", scene.first);
            Change cancel =
                    new Change.Canceled(List.of(one.id(), one.id()), CancelReason.NOTIFICATION_DELETED, scene.now());
            scene.commit(cancel, cancel);
            scene.commit(new Change.SubjectErased(scene.ours, "scan-2", scene.now()));
            scene.commit(new Change.SubjectErased(scene.ours, "scan-2", scene.now()));
            scene.commit(new Change.Attempted(
                    two.attempted(DeliveryState.DELIVERED, scene.now()), scene.attempt(new Outcome.Delivered(200))));

            assertThat(tallies(scene)).containsExactly(new Tally(scene.first, TEN, 0, 0, 2, 1, 0, Latencies.NONE));
        }
    }

    @Test
    default void countsNothingOfDeliveriesThatItDoesNotKnow() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted never = scene.event().to(scene.first).made();
            Delivery unknown = never.deliveries().getFirst();
            scene.commit(
                    new Change.Attempted(
                            unknown.attempted(DeliveryState.DELIVERED, scene.now()),
                            scene.attempt(new Outcome.Delivered(200))),
                    new Change.Resent(unknown.id(), scene.manual(new Outcome.Delivered(200))),
                    new Change.Canceled(List.of(unknown.id()), CancelReason.ERASED, scene.now()));

            assertThat(tallies(scene)).isEmpty();
        }
    }

    @Test
    default void countsNothingOfABatchThatWasNotCommitted() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().about("scan-1").to(scene.first).made();
            scene.commit(accepted);
            Delivery delivered = accepted.deliveries().getFirst().attempted(DeliveryState.DELIVERED, scene.now());
            Attempt attempt = scene.attempt(new Outcome.Delivered(200));
            try {
                scene.commit(new Change.Attempted(delivered, attempt), accepted);
            } catch (IllegalArgumentException expected) {
                // The event is there already, so the batch comes to nothing.
            }
            assertThat(tallies(scene)).isEmpty();

            scene.commit(new Change.Attempted(delivered, attempt));
            assertThat(tallies(scene))
                    .hasSize(1)
                    .first()
                    .extracting(Tally::delivered)
                    .isEqualTo(1L);
        }
    }

    @Test
    default void answersTalliesOfTheirOwnWorkspaceAndSpanOnly() {
        try (Scene scene = new Scene(open())) {
            scene.fail(scene.accept("scan-1", scene.first), 500);
            scene.pass(Duration.ofHours(1));
            scene.fail(scene.accept("scan-1", scene.first), 500);
            Instant eleven = TEN.plus(Duration.ofHours(1));

            assertThat(scene.archive().tallies(scene.theirs, Instant.EPOCH, scene.now()))
                    .isEmpty();
            assertThat(scene.archive().tallies(scene.ours, TEN, eleven))
                    .extracting(Tally::hour)
                    .containsExactly(TEN);
            assertThat(scene.archive().tallies(scene.ours, TEN.plusSeconds(1), eleven.plusSeconds(1)))
                    .extracting(Tally::hour)
                    .containsExactly(TEN, eleven);
            assertThat(scene.archive().tallies(scene.ours, eleven, eleven)).isEmpty();
        }
    }

    @Test
    default void sweepsTheOldestTalliesStepByStepAndCountsOn() {
        try (Scene scene = new Scene(open())) {
            for (int i = 0; i < 3; i++) {
                scene.fail(scene.accept("scan-1", scene.first), 500);
                scene.pass(Duration.ofHours(1));
            }
            Instant noon = TEN.plus(Duration.ofHours(2));

            assertThat(scene.store().sweepHistory(noon, Instant.EPOCH, 1)).isEqualTo(1);
            assertThat(tallies(scene)).hasSize(2);
            assertThat(scene.store().sweepHistory(noon, Instant.EPOCH, 9)).isEqualTo(1);
            assertThat(scene.store().sweepHistory(noon, Instant.EPOCH, 9)).isZero();
            assertThat(tallies(scene)).extracting(Tally::hour).containsExactly(noon);
            scene.store().sweep(scene.now(), 100);
            assertThat(tallies(scene)).hasSize(1);
            scene.pass(Duration.ofMinutes(-30));
            scene.fail(scene.accept("scan-1", scene.first), 500);
            assertThat(tallies(scene)).extracting(Tally::failed).containsExactly(2L);
        }
    }

    /// The log tells what the tallies must be.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    default void agreeWithTheLogWhateverHappens(long seed) {
        try (Scene scene = new Scene(open())) {
            Turmoil turmoil = new Turmoil(scene, seed);
            turmoil.happen(150);
            scene.reopen();
            turmoil.happen(100);

            assertThat(tallies(scene)).as("seed " + seed).isEqualTo(turmoil.expected());
        }
    }

    private static List<Tally> tallies(Scene scene) {
        return scene.archive().tallies(scene.ours, Instant.EPOCH, TEN.plus(Duration.ofDays(9)));
    }
}
