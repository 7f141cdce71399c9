package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;

/// What attempts, resends and cancellations do to a delivery.
public interface AttemptContract extends StoreOpening {

    @Test
    default void recordsTheAttemptThatDelivers() {
        try (Scene scene = new Scene(open())) {
            Delivery delivered = scene.deliver(scene.accept("scan-1", scene.first));

            assertThat(entry(scene, delivered)).isEqualTo(new Archive.Entry(delivered, 200, 1, null));
            assertThat(attempts(scene, delivered)).containsExactly(scene.attempt(new Outcome.Delivered(200)));
        }
    }

    @Test
    default void recordsEveryAttemptInTheOrderInWhichTheyCame() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            delivery = scene.retry(delivery, Duration.ofSeconds(60));
            delivery = delivery.attempted(DeliveryState.PENDING, scene.now().plusSeconds(120));
            Attempt refused = scene.attempt(new Outcome.Refused(503, Duration.ofSeconds(90)));
            scene.commit(new Change.Attempted(delivery, refused));
            delivery = delivery.attempted(DeliveryState.DELIVERED, scene.now());
            scene.commit(new Change.Attempted(delivery, scene.attempt(new Outcome.Delivered(204))));

            assertThat(attempts(scene, delivery))
                    .extracting(Attempt::outcome)
                    .containsExactly(
                            new Outcome.Unanswered(Failure.TIMED_OUT),
                            new Outcome.Refused(503, null),
                            new Outcome.Delivered(204));
            assertThat(entry(scene, delivery)).isEqualTo(new Archive.Entry(delivery, 204, 3, null));
        }
    }

    @Test
    default void recordsWhatAMailServerAnswered() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            delivery = delivery.attempted(DeliveryState.PENDING, scene.now().plusSeconds(60));
            scene.commit(new Change.Attempted(delivery, scene.attempt(new Outcome.Bounced(451))));
            delivery = delivery.attempted(DeliveryState.FAILED, scene.now());
            scene.commit(new Change.Attempted(delivery, scene.attempt(new Outcome.Bounced(550))));

            assertThat(attempts(scene, delivery))
                    .extracting(Attempt::outcome)
                    .containsExactly(new Outcome.Bounced(451), new Outcome.Bounced(550));
            assertThat(entry(scene, delivery)).isEqualTo(new Archive.Entry(delivery, 550, 2, null));
        }
    }

    @Test
    default void recordsALateAttemptWithoutMovingADeliveryThatIsOver() {
        try (Scene scene = new Scene(open())) {
            Delivery pending = scene.accept("scan-1", scene.first);
            Delivery canceled = pending.canceled(CancelReason.NOTIFICATION_DELETED, scene.now());
            scene.commit(new Change.Canceled(List.of(pending.id()), CancelReason.NOTIFICATION_DELETED, scene.now()));
            scene.deliver(pending);

            assertThat(entry(scene, pending)).isEqualTo(new Archive.Entry(canceled, 200, 1, null));
        }
    }

    @Test
    default void keepsWhatTheEventWasWhateverAnAttemptSays() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            scene.commit(new Change.SubjectErased(scene.theirs, "scan-1", scene.now()));
            Delivery delivered = scene.deliver(delivery);

            assertThat(scene.store().delivery(scene.ours, delivery.id())).contains(delivered);
        }
    }

    @Test
    default void ignoresWhatIsSaidOfADeliveryThatItDoesNotKnow() {
        try (Scene scene = new Scene(open())) {
            Delivery unknown = scene.event().to(scene.first).made().deliveries().getFirst();
            scene.deliver(unknown);
            scene.commit(
                    new Change.Resent(unknown.id(), scene.manual(new Outcome.Delivered(200))),
                    new Change.ResendRequested(List.of(unknown.id()), scene.now()),
                    new Change.Canceled(List.of(unknown.id()), CancelReason.ERASED, scene.now()));

            assertThat(scene.store().delivery(scene.ours, unknown.id())).isEmpty();
            assertThat(scene.store().recover().resends()).isEmpty();
        }
    }

    @Test
    default void aSuccessfulResendDeliversWhatHadFailed() {
        try (Scene scene = new Scene(open())) {
            Delivery failed = scene.fail(scene.accept("scan-1", scene.first), 500);
            scene.pass(Duration.ofHours(1));
            Attempt manual = scene.manual(new Outcome.Delivered(201));
            scene.commit(new Change.Resent(failed.id(), manual));

            Delivery delivered = failed.settled(DeliveryState.DELIVERED, manual.endedAt());
            assertThat(entry(scene, failed)).isEqualTo(new Archive.Entry(delivered, 201, 2, null));
            assertThat(attempts(scene, failed)).extracting(Attempt::manual).containsExactly(false, true);
        }
    }

    @Test
    default void aSuccessfulResendDeliversWhatWasCanceled() {
        try (Scene scene = new Scene(open())) {
            Delivery pending = scene.accept("scan-1", scene.first);
            scene.commit(
                    new Change.Canceled(List.of(pending.id()), CancelReason.NOTIFICATION_DEACTIVATED, scene.now()));
            Attempt manual = scene.manual(new Outcome.Delivered(200));
            scene.commit(new Change.Resent(pending.id(), manual));

            assertThat(scene.store().delivery(scene.ours, pending.id()))
                    .contains(pending.settled(DeliveryState.DELIVERED, manual.endedAt()));
        }
    }

    @Test
    default void aSuccessfulResendOfWhatIsPendingLeavesNothingPending() {
        try (Scene scene = new Scene(open())) {
            Delivery pending = scene.accept("scan-1", scene.first);
            scene.commit(new Change.Resent(pending.id(), scene.manual(new Outcome.Delivered(200))));

            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 10))
                    .isEmpty();
            assertThat(scene.store().head(scene.first, "scan-1")).isEmpty();
        }
    }

    @Test
    default void aResendOfWhatIsDeliveredLeavesItDeliveredWhenItWas() {
        try (Scene scene = new Scene(open())) {
            Delivery delivered = scene.deliver(scene.accept("scan-1", scene.first));
            scene.pass(Duration.ofHours(1));
            scene.commit(new Change.Resent(delivered.id(), scene.manual(new Outcome.Delivered(202))));
            scene.commit(
                    new Change.Resent(delivered.id(), scene.manual(new Outcome.Unanswered(Failure.NAME_NOT_FOUND))));

            assertThat(entry(scene, delivered)).isEqualTo(new Archive.Entry(delivered, 0, 3, null));
        }
    }

    @Test
    default void aFailedResendLeavesTheStateAlone() {
        try (Scene scene = new Scene(open())) {
            Delivery pending = scene.accept("scan-1", scene.first);
            Delivery failed = scene.fail(scene.accept("scan-2", scene.first), 400);
            for (Delivery delivery : List.of(pending, failed)) {
                scene.commit(new Change.Resent(delivery.id(), scene.manual(new Outcome.Refused(404, null))));
            }

            assertThat(entry(scene, pending)).isEqualTo(new Archive.Entry(pending, 404, 1, null));
            assertThat(entry(scene, failed)).isEqualTo(new Archive.Entry(failed, 404, 2, null));
            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 10))
                    .containsExactly(pending);
        }
    }

    @Test
    default void aRequestToResendStaysUntilItIsDone() {
        try (Scene scene = new Scene(open())) {
            Delivery one = scene.fail(scene.accept("scan-1", scene.first), 500);
            Delivery other = scene.fail(scene.accept("scan-2", scene.first), 500);
            scene.commit(new Change.ResendRequested(List.of(other.id(), one.id()), scene.now()));
            assertThat(entry(scene, one).resendRequestedAt()).isEqualTo(scene.now());
            assertThat(scene.store().recover().resends()).containsExactly(one, other);

            scene.commit(new Change.Resent(one.id(), scene.manual(new Outcome.Refused(500, null))));
            assertThat(entry(scene, one).resendRequestedAt()).isNull();
            assertThat(scene.store().recover().resends()).containsExactly(other);
        }
    }

    @Test
    default void aSecondRequestToResendKeepsTheTimeOfTheFirst() {
        try (Scene scene = new Scene(open())) {
            Delivery failed = scene.fail(scene.accept("scan-1", scene.first), 500);
            scene.commit(new Change.ResendRequested(List.of(failed.id()), scene.now()));
            scene.commit(
                    new Change.ResendRequested(List.of(failed.id()), scene.now().plusSeconds(5)));

            assertThat(entry(scene, failed).resendRequestedAt()).isEqualTo(scene.now());
        }
    }

    @Test
    default void cancelsOnlyWhatIsPending() {
        try (Scene scene = new Scene(open())) {
            Delivery pending = scene.accept("scan-1", scene.first);
            Delivery waiting = scene.retry(scene.accept("scan-2", scene.first), Duration.ofHours(1));
            Delivery delivered = scene.deliver(scene.accept("scan-3", scene.first));
            scene.pass(Duration.ofSeconds(1));
            scene.commit(new Change.Canceled(
                    List.of(pending.id(), waiting.id(), delivered.id()),
                    CancelReason.NOTIFICATION_DEACTIVATED,
                    scene.now()));

            CancelReason reason = CancelReason.NOTIFICATION_DEACTIVATED;
            assertThat(entry(scene, pending))
                    .isEqualTo(new Archive.Entry(pending.canceled(reason, scene.now()), null, 0, null));
            assertThat(entry(scene, waiting))
                    .isEqualTo(new Archive.Entry(waiting.canceled(reason, scene.now()), 0, 1, null));
            assertThat(entry(scene, delivered).delivery()).isEqualTo(delivered);
            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 10))
                    .isEmpty();
        }
    }

    private static Archive.Entry entry(Scene scene, Delivery delivery) {
        return scene.archive().find(scene.ours, delivery.id()).orElseThrow().entry();
    }

    private static List<Attempt> attempts(Scene scene, Delivery delivery) {
        return scene.archive().find(scene.ours, delivery.id()).orElseThrow().attempts();
    }
}
