package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Mail;
import tidings.engine.Outcome;
import tidings.engine.ResendJob;
import tidings.engine.port.Change;
import tidings.engine.port.Store.HeadCursor;

/// What becomes of what is old.
public interface RetentionContract extends StoreOpening {

    @Test
    default void deletesTheOldestInSmallSteps() {
        try (Scene scene = new Scene(open())) {
            List<Delivery> old = List.of(
                    scene.deliver(scene.accept("scan-1", scene.first)),
                    scene.fail(scene.accept("scan-2", scene.first), 500),
                    scene.accept("scan-3", scene.first));
            scene.pass(Duration.ofHours(1));
            Instant before = scene.now();
            Delivery young = scene.accept("scan-4", scene.first);

            assertThat(scene.store().sweep(before, 2)).isEqualTo(2);
            assertThat(scene.store().delivery(scene.ours, old.get(0).id())).isEmpty();
            assertThat(scene.store().delivery(scene.ours, old.get(1).id())).isEmpty();
            assertThat(scene.store().delivery(scene.ours, old.get(2).id())).contains(old.get(2));
            assertThat(scene.store().sweep(before, 2)).isEqualTo(1);
            assertThat(scene.store().sweep(before, 2)).isZero();
            assertThat(scene.store().delivery(scene.ours, old.get(2).id())).isEmpty();
            assertThat(scene.archive().search(DeliveryFilter.all(scene.ours), null, 10))
                    .extracting(entry -> entry.delivery())
                    .containsExactly(young);
            assertThat(scene.archive().count(DeliveryFilter.all(scene.ours), null))
                    .isOne();
        }
    }

    @Test
    default void deletesAllThatGoesWithAnEvent() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event()
                    .about("scan-1")
                    .under("key-1")
                    .to(scene.first, scene.second)
                    .made();
            Change.EventAccepted unwanted = scene.event().about("scan-1").made();
            scene.commit(accepted, unwanted);
            for (Delivery delivery : accepted.deliveries()) {
                scene.deliver(scene.retry(delivery, Duration.ofSeconds(1)));
                scene.commit(new Change.ResendRequested(List.of(delivery.id()), scene.now()));
            }
            scene.pass(Duration.ofDays(31));

            assertThat(scene.store().sweep(scene.now(), 100)).isEqualTo(2);
            assertThat(scene.store().body(accepted.event().id())).isEmpty();
            assertThat(scene.store().body(unwanted.event().id())).isEmpty();
            assertThat(scene.store().receipt(scene.ours, "key-1")).isEmpty();
            assertThat(scene.store().recover().resends()).isEmpty();
            for (Delivery delivery : accepted.deliveries()) {
                assertThat(scene.archive().find(scene.ours, delivery.id())).isEmpty();
                scene.commit(new Change.Resent(delivery.id(), scene.manual(new Outcome.Delivered(200))));
                assertThat(scene.archive().find(scene.ours, delivery.id())).isEmpty();
            }
        }
    }

    @Test
    default void deletesWhatIsStillPending() {
        try (Scene scene = new Scene(open())) {
            Delivery pending = scene.accept("scan-1", scene.first);
            scene.pass(Duration.ofDays(31));
            Instant before = scene.now();
            Delivery young = scene.accept("scan-1", scene.first);
            scene.store().sweep(before, 10);

            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 10))
                    .containsExactly(young);
            assertThat(scene.store().head(scene.first, "scan-1")).contains(young);
            assertThat(scene.store()
                            .heads(scene.first, HeadCursor.START, scene.now(), 10)
                            .heads())
                    .containsExactly(young);
            scene.deliver(pending);
            assertThat(scene.store().delivery(scene.ours, pending.id())).isEmpty();
        }
    }

    @Test
    default void deletesOldMailsAndEndedBulkResends() {
        try (Scene scene = new Scene(open())) {
            Mail old = scene.mail(scene.accept("scan-1", scene.first));
            Mail older = scene.mail();
            ResendJob ended = scene.job(DeliveryFilter.all(scene.ours)).ended(ResendJob.State.DONE);
            ResendJob running = scene.job(DeliveryFilter.all(scene.ours));
            scene.commit(
                    new Change.MailSaved(old),
                    new Change.MailSaved(older),
                    new Change.ResendJobSaved(ended),
                    new Change.ResendJobSaved(running));
            scene.pass(Duration.ofDays(31));
            Instant before = scene.now();
            Mail young = scene.mail();
            scene.commit(new Change.MailSaved(young));

            assertThat(scene.store().sweep(before, 10)).isEqualTo(2);
            assertThat(scene.store().sweep(before, 10)).isZero();
            assertThat(scene.archive().mails(scene.ours, null, 10)).containsExactly(young);
            assertThat(scene.archive().job(scene.ours, ended.id())).isEmpty();
            assertThat(scene.archive().job(scene.ours, running.id())).contains(running);
        }
    }

    @Test
    default void goesOnWhileThereAreMoreMailsThanEvents() {
        try (Scene scene = new Scene(open())) {
            for (int i = 0; i < 5; i++) {
                scene.commit(new Change.MailSaved(scene.mail()));
            }
            scene.pass(Duration.ofDays(31));

            assertThat(scene.store().sweep(scene.now(), 4)).isEqualTo(4);
            assertThat(scene.store().sweep(scene.now(), 4)).isEqualTo(1);
            assertThat(scene.archive().mails(scene.ours, null, 10)).isEmpty();
        }
    }

    @Test
    default void givesNoIdTwiceAlthoughItsBearerIsGone() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            scene.pass(Duration.ofDays(31));
            scene.store().sweep(scene.now(), 10);
            assertThat(scene.store().recover().lastId()).isEqualTo(delivery.id().value());
            scene.reopen();
            assertThat(scene.store().recover().lastId()).isEqualTo(delivery.id().value());
        }
    }

    @Test
    default void takesNewEventsWhenAllOldOnesAreGone() {
        try (Scene scene = new Scene(open())) {
            scene.accept("scan-1", scene.first);
            scene.pass(Duration.ofDays(31));
            scene.store().sweep(scene.now(), 10);
            Delivery young = scene.accept("scan-1", scene.first);
            scene.reopen();

            assertThat(scene.store().body(young.event().id())).isPresent();
            assertThat(scene.store().delivery(scene.ours, young.id())).contains(young);
            assertThat(scene.archive().count(DeliveryFilter.all(scene.ours), null))
                    .isOne();
        }
    }
}
