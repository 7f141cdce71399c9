package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.Body;
import tidings.engine.CodeRange;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.Environment;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.engine.ResendJob;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Mailbox;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.store.testkit.MemoryStore;

/// What administrators do is written down together with its effect.
class AuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Actor BY = new Actor("ada@bank.example");

    private final MemoryStore store = new MemoryStore();
    private final Clerk clerk = new Clerk(store, store.recover(), bound -> 0);
    private WorkspaceId bank = new WorkspaceId(0);

    @BeforeEach
    void openWorkspace() {
        Decision decision = decide(new Command.Found(Founding.of("Bank", Environment.LIVE), Actor.OPERATOR));
        bank = ((Reply.Founded) decision.reply()).workspace().id();
    }

    @Test
    void tellsWhoMadeAWorkspace() {
        AuditEntry entry = newest();

        assertThat(entry.action()).isEqualTo(AuditAction.WORKSPACE_CREATED);
        assertThat(entry.actor()).isEqualTo(Actor.OPERATOR);
        assertThat(entry.target()).isEqualTo("Bank");
        assertThat(entry.at()).isEqualTo(NOON);
    }

    @Test
    void aChangeOfANotificationAndItsEntryAreOneDecision() {
        Notification notification = notification();
        assertThat(newest().action()).isEqualTo(AuditAction.NOTIFICATION_CREATED);

        Decision decision = decide(new Command.EditNotification(
                bank, notification.id(), before -> signed(before, "a signing key that nobody may see"), BY));

        assertThat(decision.changes()).hasExactlyElementsOfTypes(Change.NotificationSaved.class, Change.Audited.class);
        assertThat(newest().action()).isEqualTo(AuditAction.NOTIFICATION_CHANGED);
        assertThat(newest().target()).isEqualTo("Main");
        assertThat(newest().alterations()).containsExactly(new Alteration("signing key", "", "set"));
    }

    @Test
    void savingANotificationAsItIsIsNotWrittenDown() {
        Notification notification = notification();

        decide(new Command.EditNotification(bank, notification.id(), before -> before, BY));

        assertThat(newest().action()).isEqualTo(AuditAction.NOTIFICATION_CREATED);
    }

    @Test
    void tellsWhoDeletedANotification() {
        Notification notification = notification();

        decide(new Command.RemoveNotification(bank, notification.id(), BY));

        assertThat(newest().action()).isEqualTo(AuditAction.NOTIFICATION_DELETED);
        assertThat(newest().actor()).isEqualTo(BY);
        assertThat(newest().target()).isEqualTo("Main");
    }

    @Test
    void whatWasNotDoneIsNotWrittenDown() {
        WorkspaceId other = new WorkspaceId(1);
        Notification notification = notification();

        assertThat(decide(new Command.RemoveNotification(other, notification.id(), BY))
                        .changes())
                .isEmpty();
        assertThat(decide(new Command.CancelJob(
                                bank, startJob(DeliveryFilter.all(other)).id(), BY))
                        .changes())
                .isEmpty();
    }

    @Test
    void tellsWhichDeliveryWasResent() {
        notification();
        Delivery delivery = publish("scan-1");

        decide(new Command.Resend(List.of(delivery), BY));

        assertThat(newest().action()).isEqualTo(AuditAction.DELIVERY_RESENT);
        assertThat(newest().target()).isEqualTo(delivery.id().toString());
    }

    @Test
    void tellsWhichDeliveriesWereToBeResentButNotWhomTheyAreAbout() {
        ResendJob job = startJob(new DeliveryFilter(
                bank,
                "scan-1",
                null,
                EventType.ACCOUNT_CHECK,
                null,
                DeliveryState.FAILED,
                new CodeRange(500, 599),
                null,
                NOON));

        assertThat(newest().action()).isEqualTo(AuditAction.RESEND_STARTED);
        assertThat(newest().target()).isEqualTo(job.id().toString());
        assertThat(newest().alterations())
                .containsExactly(
                        new Alteration("subject", "", "set"),
                        new Alteration("event type", "", "ACCOUNT_CHECK"),
                        new Alteration("state", "", "FAILED"),
                        new Alteration("code", "", "500 to 599"),
                        new Alteration("to", "", "2026-03-31T12:00:00Z"),
                        new Alteration("deliveries", "", "12"));
    }

    @Test
    void whatABulkResendHandsOnIsNotWrittenDownOneByOne() {
        notification();
        Delivery delivery = publish("scan-1");
        ResendJob job = startJob(DeliveryFilter.all(bank));
        AuditEntry before = newest();

        decide(new Command.AdvanceJob(job.id(), List.of(delivery)));
        assertThat(newest()).isEqualTo(before);

        decide(new Command.CancelJob(bank, job.id(), BY));
        assertThat(newest().action()).isEqualTo(AuditAction.RESEND_CANCELED);
    }

    @Test
    void anErasureIsWrittenDownWithoutWhomItErased() {
        decide(new Command.Erase(bank, "scan-of-a-person", BY));

        assertThat(newest().action()).isEqualTo(AuditAction.SUBJECT_ERASED);
        assertThat(newest().target())
                .isEqualTo("fingerprint " + AuditTrail.fingerprint(bank, "scan-of-a-person"))
                .doesNotContain("person");
        assertThat(AuditTrail.fingerprint(new WorkspaceId(1), "scan-of-a-person"))
                .isNotEqualTo(AuditTrail.fingerprint(bank, "scan-of-a-person"));
    }

    @Test
    void tellsWhatWasExported() {
        decide(new Command.NoteExport(DeliveryFilter.all(bank), "deliveries as CSV", BY));

        assertThat(newest().action()).isEqualTo(AuditAction.EXPORTED);
        assertThat(newest().target()).isEqualTo("deliveries as CSV");
    }

    @Test
    void aMailThatIsResentIsAsIfItHadNeverBeenTried() {
        Reply sent = decide(new Command.SendMail(
                        bank, "bob@bank.example", new Mail.Letter("Welcome", "Set your password here", true)))
                .reply();
        Mail mail = ((Reply.OfMail) sent).mail();
        decide(new Command.MailTried(mail, Mailbox.Posting.REFUSED));
        assertThat(store.mailsDue(NOON, 10)).isEmpty();

        Decision resent =
                decide(new Command.ResendMail(store.mail(bank, mail.id()).orElseThrow(), BY));

        assertThat(store.mailsDue(NOON, 10)).containsExactly(mail);
        assertThat(resent.signals()).containsExactly(new Signal.MailWaiting());
        assertThat(newest().action()).isEqualTo(AuditAction.MAIL_RESENT);
        assertThat(newest().target()).isEqualTo(mail.id().toString());
    }

    private AuditEntry newest() {
        return store.audit(bank, null, 1).getFirst();
    }

    private Notification notification() {
        Notification.Settings settings = new Notification.Settings(
                "Main",
                true,
                Set.of(EventType.ACCOUNT_CHECK),
                Receiver.at("https://bank.example"),
                RetryPolicy.DEFAULT,
                null);
        Reply reply = decide(new Command.AddNotification(bank, settings, BY)).reply();
        return ((Reply.OfNotification) reply).notification().orElseThrow();
    }

    private static Notification.Settings signed(Notification.Settings before, String key) {
        return new Notification.Settings(
                before.name(),
                before.active(),
                before.eventTypes(),
                new Receiver(((Receiver) before.channel()).url(), List.of(), SigningKey.of(key), null, null),
                before.retry(),
                before.failMail());
    }

    private Delivery publish(String subject) {
        Decision decision = decide(
                new Command.Publish(new Publication(bank, EventType.ACCOUNT_CHECK, subject, null, Body.EMPTY, null)));
        return ((Change.EventAccepted) decision.changes().getFirst())
                .deliveries()
                .getFirst();
    }

    private ResendJob startJob(DeliveryFilter filter) {
        Reply reply = decide(new Command.StartJob(filter, 12, BY)).reply();
        return ((Reply.OfJob) reply).job().orElseThrow();
    }

    private Decision decide(Command command) {
        Decision decision = clerk.decide(command, NOON);
        store.commit(decision.changes());
        clerk.keep();
        return decision;
    }
}
