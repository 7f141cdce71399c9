package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Attempt;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Failure;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Outcome;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;

/// One thing at a time: a delivery with all that was recorded, a bulk resend, mails.
public interface FindContract extends StoreOpening {

    @Test
    default void findsADeliveryWithItsAttemptsAndItsBody() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event()
                    .about("scan-1")
                    .body("{\"a\":1}")
                    .to(scene.first)
                    .made();
            scene.commit(accepted);
            Delivery delivery = accepted.deliveries().getFirst();
            assertThat(scene.archive().find(scene.ours, delivery.id()))
                    .contains(
                            new Archive.Detail(new Archive.Entry(delivery, null, 0, null), List.of(), accepted.body()));

            Delivery waiting = scene.retry(delivery, Duration.ofMinutes(1));
            Attempt scheduled = scene.attempt(new Outcome.Unanswered(Failure.TIMED_OUT));
            scene.pass(Duration.ofSeconds(20));
            Attempt manual = scene.manual(new Outcome.Refused(302, null));
            scene.commit(
                    new Change.ResendRequested(List.of(delivery.id()), scene.now()),
                    new Change.Resent(delivery.id(), manual));
            assertThat(scene.archive().find(scene.ours, delivery.id()))
                    .contains(new Archive.Detail(
                            new Archive.Entry(waiting, 302, 2, null), List.of(scheduled, manual), accepted.body()));
        }
    }

    @Test
    default void findsNoDeliveryOfAnotherWorkspace() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);

            assertThat(scene.archive().find(scene.theirs, delivery.id())).isEmpty();
            assertThat(scene.archive().find(scene.ours, new DeliveryId(scene.nextId())))
                    .isEmpty();
        }
    }

    @Test
    default void keepsABulkResendAsItGoesOn() {
        try (Scene scene = new Scene(open())) {
            DeliveryFilter filter = new SearchContract.Wanted()
                    .subject("scan-1")
                    .code("5xx")
                    .from(scene.now())
                    .in(scene.ours);
            ResendJob job = scene.job(filter);
            scene.commit(new Change.ResendJobSaved(job));
            assertThat(scene.archive().job(scene.ours, job.id())).contains(job);

            ResendJob further = job.advanced(5, new DeliveryId(job.cursor().value() - 1));
            scene.commit(new Change.ResendJobSaved(further));
            assertThat(scene.archive().job(scene.ours, job.id())).contains(further);
            assertThat(scene.archive().job(scene.theirs, job.id())).isEmpty();
            assertThat(scene.archive().job(scene.ours, new ResendJobId(scene.nextId())))
                    .isEmpty();
        }
    }

    @Test
    default void keepsMailsNewestFirst() {
        try (Scene scene = new Scene(open())) {
            Mail first = scene.mail();
            Mail second = scene.mail(scene.accept("scan-1", scene.first), scene.accept("scan-2", scene.first));
            scene.commit(new Change.MailSaved(first), new Change.MailSaved(second));
            assertThat(scene.archive().mails(scene.ours, null, 10)).containsExactly(second, first);
            assertThat(scene.archive().mails(scene.ours, null, 1)).containsExactly(second);
            assertThat(scene.archive().mails(scene.ours, second.id(), 10)).containsExactly(first);
            assertThat(scene.archive().mails(scene.theirs, null, 10)).isEmpty();

            Mail sent = first.attempted(Mail.State.SENT, scene.now());
            scene.commit(new Change.MailSaved(sent));
            assertThat(scene.archive().mails(scene.ours, null, 10)).containsExactly(second, sent);
        }
    }

    @Test
    default void findsAMailInItsOwnWorkspaceOnlyAndUnlessItWasErased() {
        try (Scene scene = new Scene(open())) {
            Mail mail = scene.mail(scene.accept("scan-1", scene.first));
            Mail secret = new Mail(
                    new MailId(scene.nextId()),
                    scene.ours,
                    "bob@bank.example",
                    new Mail.Letter("Your password", "Set it here", true),
                    Mail.State.PENDING,
                    0,
                    scene.now(),
                    List.of());
            scene.commit(new Change.MailSaved(mail), new Change.MailSaved(secret));
            assertThat(scene.archive().mail(scene.ours, mail.id())).contains(mail);
            assertThat(scene.archive().mail(scene.ours, secret.id())).contains(secret);
            assertThat(scene.archive().mail(scene.theirs, mail.id())).isEmpty();

            scene.commit(new Change.SubjectErased(scene.ours, "scan-1", scene.now()));
            assertThat(scene.archive().mail(scene.ours, mail.id())).isEmpty();
        }
    }

    @Test
    default void listsBulkResendsNewestFirst() {
        try (Scene scene = new Scene(open())) {
            ResendJob first = scene.job(DeliveryFilter.all(scene.ours));
            ResendJob second = scene.job(DeliveryFilter.all(scene.ours));
            ResendJob theirs = scene.job(DeliveryFilter.all(scene.theirs));
            scene.commit(
                    new Change.ResendJobSaved(first),
                    new Change.ResendJobSaved(second),
                    new Change.ResendJobSaved(theirs));
            ResendJob done = first.ended(ResendJob.State.DONE);
            scene.commit(new Change.ResendJobSaved(done));

            assertThat(scene.archive().jobs(scene.ours, 10)).containsExactly(second, done);
            assertThat(scene.archive().jobs(scene.ours, 1)).containsExactly(second);
        }
    }

    @Test
    default void listsDueMailsLongestDueFirst() {
        try (Scene scene = new Scene(open())) {
            Mail first = scene.mail();
            Mail second = scene.mail();
            Mail sent = scene.mail().attempted(Mail.State.SENT, scene.now());
            Mail later = scene.mail().attempted(Mail.State.PENDING, scene.now().plusSeconds(60));
            Mail tried = first.attempted(Mail.State.PENDING, scene.now().plusSeconds(30));
            for (Mail mail : List.of(first, second, sent, later, tried)) {
                scene.commit(new Change.MailSaved(mail));
            }

            assertThat(scene.store().mailsDue(scene.now(), 10)).containsExactly(second);
            assertThat(scene.store().mailsDue(tried.due(), 10)).containsExactly(second, tried);
            assertThat(scene.store().mailsDue(later.due(), 2)).containsExactly(second, tried);
            assertThat(scene.store().mailsDue(scene.now().minusNanos(1), 10)).isEmpty();
        }
    }
}
