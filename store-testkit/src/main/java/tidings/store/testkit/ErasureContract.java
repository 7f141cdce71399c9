package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Event;
import tidings.engine.Mail;
import tidings.engine.Outcome;
import tidings.engine.ResendJob;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;

/// What is left of a person who was erased.
public interface ErasureContract extends StoreOpening {

    @Test
    default void leavesStatesAndTimesAndNothingPersonal() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event()
                    .about("scan-1")
                    .client("client-1")
                    .to(scene.first, scene.second)
                    .made();
            scene.commit(accepted);
            Delivery delivered = scene.deliver(accepted.deliveries().getFirst());
            Delivery pending = accepted.deliveries().getLast();
            scene.pass(Duration.ofMinutes(1));
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));

            assertThat(scene.store().body(accepted.event().id())).isEmpty();
            assertThat(scene.archive().find(scene.ours, delivered.id()))
                    .contains(new Archive.Detail(
                            new Archive.Entry(nameless(delivered), 200, 1, null),
                            List.of(deliveringAttempt(delivered)),
                            null));
            assertThat(scene.store().delivery(scene.ours, pending.id()))
                    .contains(nameless(pending).canceled(CancelReason.ERASED, scene.now()));
            assertThat(scene.store().pending(scene.second, new DeliveryId(0), 10))
                    .isEmpty();
            assertThat(scene.store().head(scene.second, "scan-1")).isEmpty();
        }
    }

    @Test
    default void isFoundByNeitherSubjectNorClientAnyMore() {
        try (Scene scene = new Scene(open())) {
            scene.commit(scene.event()
                    .about("scan-1")
                    .client("client-1")
                    .to(scene.first)
                    .made());
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));

            assertThat(scene.archive()
                            .search(
                                    new SearchContract.Wanted()
                                            .subject("scan-1")
                                            .in(scene.ours),
                                    null,
                                    10))
                    .isEmpty();
            assertThat(scene.archive()
                            .search(
                                    new SearchContract.Wanted()
                                            .client("client-1")
                                            .in(scene.ours),
                                    null,
                                    10))
                    .isEmpty();
            assertThat(scene.archive().search(DeliveryFilter.all(scene.ours), null, 10))
                    .hasSize(1);
        }
    }

    @Test
    default void erasesAnEventThatNobodyWanted() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event().about("scan-1").made();
            scene.commit(accepted);
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));

            assertThat(scene.store().body(accepted.event().id())).isEmpty();
        }
    }

    @Test
    default void erasesWhatWasAcceptedInTheSameBatch() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().about("scan-1").to(scene.first).made();
            Change.EventAccepted after =
                    scene.event().about("scan-1").to(scene.first).made();
            scene.commit(accepted, new Change.SubjectErased(scene.ours, "scan-1", scene.now()), after);

            assertThat(scene.store().body(accepted.event().id())).isEmpty();
            assertThat(scene.store().head(scene.first, "scan-1"))
                    .isEqualTo(after.deliveries().stream().findFirst());
        }
    }

    @Test
    default void leavesOtherSubjectsAndWorkspacesAlone() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted other =
                    scene.event().about("scan-2").under("key-2").to(scene.first).made();
            Change.EventAccepted theirs = scene.event()
                    .in(scene.theirs)
                    .about("scan-1")
                    .to(scene.second)
                    .made();
            Change.EventAccepted nobody =
                    scene.event().client("scan-1").to(scene.first).made();
            Mail mail = scene.mail(other.deliveries().getFirst());
            scene.commit(other, theirs, nobody, new Change.MailSaved(mail));
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));

            for (Change.EventAccepted kept : List.of(other, theirs, nobody)) {
                Event event = kept.event();
                assertThat(scene.store().body(event.id())).contains(kept.body());
                Delivery delivery = kept.deliveries().getFirst();
                assertThat(scene.store().delivery(event.workspace(), delivery.id()))
                        .contains(delivery);
            }
            assertThat(scene.archive().mails(scene.ours, null, 10)).containsExactly(mail);
            assertThat(scene.store().receipt(scene.ours, "key-2")).isPresent();
        }
    }

    @Test
    default void forgetsReceiptsAndRequestsToResend() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().about("scan-1").under("key-1").to(scene.first).made();
            scene.commit(accepted);
            Delivery failed = scene.fail(accepted.deliveries().getFirst(), 500);
            scene.commit(new Change.ResendRequested(List.of(failed.id()), scene.now()));
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));

            assertThat(scene.store().receipt(scene.ours, "key-1")).isEmpty();
            assertThat(scene.store().recover().resends()).isEmpty();
        }
    }

    @Test
    default void takesMailsAboutThePersonAwayForGood() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            Delivery other = scene.accept("scan-2", scene.first);
            Mail about = scene.mail(delivery);
            Mail digest = scene.mail(other, delivery);
            Mail neither = scene.mail(other);
            for (Mail mail : List.of(about, digest, neither)) {
                scene.commit(new Change.MailSaved(mail));
            }
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));
            assertThat(scene.archive().mails(scene.ours, null, 10)).containsExactly(neither);
            assertThat(scene.store().mailsDue(scene.now(), 10)).containsExactly(neither);

            scene.commit(new Change.MailSaved(about.attempted(Mail.State.PENDING, scene.now())));
            assertThat(scene.archive().mails(scene.ours, null, 10)).containsExactly(neither);
            assertThat(scene.store().mailsDue(scene.now(), 10)).containsExactly(neither);
        }
    }

    @Test
    default void takesBulkResendsThatNameThePersonAwayForGood() {
        try (Scene scene = new Scene(open())) {
            ResendJob named =
                    scene.job(new SearchContract.Wanted().subject("scan-1").in(scene.ours));
            ResendJob all = scene.job(DeliveryFilter.all(scene.ours));
            scene.commit(new Change.ResendJobSaved(named), new Change.ResendJobSaved(all));
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));
            scene.commit(new Change.ResendJobSaved(named.advanced(1, new DeliveryId(1))));

            assertThat(scene.archive().job(scene.ours, named.id())).isEmpty();
            assertThat(scene.store().recover().runningJobs()).containsExactly(all);
        }
    }

    @Test
    default void staysErasedWhenItIsReopened() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));
            scene.reopen();

            assertThat(scene.store().body(delivery.event().id())).isEmpty();
            assertThat(scene.store().delivery(scene.ours, delivery.id()))
                    .contains(nameless(delivery).canceled(CancelReason.ERASED, scene.now()));
            Delivery next = scene.accept("scan-1", scene.first);
            assertThat(scene.store().head(scene.first, "scan-1")).contains(next);
        }
    }

    private static Delivery nameless(Delivery delivery) {
        Event event = delivery.event();
        return new Delivery(
                delivery.id(),
                new Event(event.id(), event.workspace(), event.type(), null, null, event.at()),
                delivery.notification(),
                delivery.state(),
                delivery.attempts(),
                delivery.due(),
                delivery.canceled());
    }

    private static Attempt deliveringAttempt(Delivery delivered) {
        return new Attempt(delivered.event().at(), Duration.ofNanos(12_345_678), new Outcome.Delivered(200), false);
    }
}
