package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Alert;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.Environment;
import tidings.engine.FailMail;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.ResendJob;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Mailbox;
import tidings.events.EventType;
import tidings.store.testkit.MemoryStore;

class ClerkTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Body BODY = Body.of("{\"scanRef\":\"s-1\",\"docFirstName\":\"ADA\"}".getBytes());
    private static final Outcome OK = new Outcome.Delivered(200);
    private static final Outcome BROKEN = new Outcome.Refused(500, null);
    private static final Outcome GONE = new Outcome.Refused(410, null);

    private static final Actor BY = new Actor("ada@partner.example");

    private final MemoryStore store = new MemoryStore();
    private final Clerk clerk = new Clerk(store, store.recover(), bound -> 0);
    private WorkspaceId workspace = new WorkspaceId(0);

    @BeforeEach
    void openWorkspace() {
        Reply reply = commit(new Command.Found(Founding.of("Partner", Environment.LIVE), BY), NOON)
                .reply();
        workspace = ((Reply.Founded) reply).workspace().id();
    }

    @Test
    void makesADeliveryForEachNotificationThatWantsTheEvent() {
        Notification one = notification(new RetryPolicy(0, Duration.ofSeconds(1)), null);
        Notification two = notification(new RetryPolicy(0, Duration.ofSeconds(1)), null);

        Decision decision = commit(publish(null), NOON);

        Change.EventAccepted accepted =
                (Change.EventAccepted) decision.changes().getFirst();
        assertThat(accepted.deliveries()).extracting(Delivery::notification).containsExactly(one.id(), two.id());
        assertThat(decision.reply())
                .isEqualTo(new Reply.Published(accepted.event().id(), 2));
    }

    @Test
    void keepsAnEventThatNobodyWants() {
        Decision decision = commit(publish(null), NOON);

        assertThat(decision.reply()).isInstanceOf(Reply.Published.class);
        assertThat(decision.changes()).hasSize(1);
        assertThat(decision.signals()).isEmpty();
    }

    @Test
    void answersTheSameAgainUnderTheSameIdempotencyKey() {
        Reply.Published first = (Reply.Published) commit(publish("aa"), NOON).reply();

        Decision again = commit(publish("aa"), NOON.plusSeconds(1));

        assertThat(again.reply()).isEqualTo(new Reply.Repeated(first.event(), first.deliveries()));
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void answersTheSameAgainWithinOneBatch() {
        Decision first = clerk.decide(publish("aa"), NOON);
        Decision second = clerk.decide(publish("aa"), NOON);

        assertThat(first.reply()).isInstanceOf(Reply.Published.class);
        assertThat(second.reply()).isInstanceOf(Reply.Repeated.class);
    }

    @Test
    void publishesAnewWhenTheBatchOfTheFirstWasNotKept() {
        clerk.decide(publish("aa"), NOON);
        clerk.drop();

        assertThat(clerk.decide(publish("aa"), NOON).reply()).isInstanceOf(Reply.Published.class);
    }

    @Test
    void refusesAnotherRequestUnderTheSameIdempotencyKey() {
        commit(publish("aa"), NOON);

        assertThat(commit(publish("bb"), NOON).reply()).isEqualTo(new Reply.KeyReused());
    }

    @Test
    void goesOnBehindEveryFenceAlthoughTheClockWasSetBackWhileItWasDown() {
        Notification notification = notification(RetryPolicy.DEFAULT, null);
        edit(notification, with(notification.settings(), false, RetryPolicy.DEFAULT));
        edit(notification, with(notification.settings(), true, RetryPolicy.DEFAULT));

        Clerk next = new Clerk(store, store.recover(), bound -> 0);
        Decision decision = next.decide(publish(null), NOON.minusSeconds(60));

        Delivery delivery = ((Change.EventAccepted) decision.changes().getFirst())
                .deliveries()
                .getFirst();
        assertThat(Clerk.reasonToGiveUp(next.directory().notification(notification.id()), delivery.id()))
                .isEmpty();
    }

    @Test
    void deliversOnSuccess() {
        notification(RetryPolicy.DEFAULT, null);
        Delivery delivery = pending();

        Delivery after = settle(delivery, OK, NOON);

        assertThat(after.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(after.attempts()).isEqualTo(1);
    }

    @Test
    void failsAfterTheLastAttemptThatThePolicyGrants() {
        notification(new RetryPolicy(2, Duration.ofSeconds(30)), null);
        Delivery delivery = pending();

        Delivery once = settle(delivery, BROKEN, NOON);
        Delivery twice = settle(once, BROKEN, once.due());
        Delivery thrice = settle(twice, BROKEN, twice.due());

        assertThat(once.due()).isEqualTo(NOON.plusSeconds(31));
        assertThat(List.of(once.state(), twice.state(), thrice.state()))
                .containsExactly(DeliveryState.PENDING, DeliveryState.PENDING, DeliveryState.FAILED);
    }

    @Test
    void stopsRetryingWhenTheReceiverSaysGone() {
        notification(RetryPolicy.DEFAULT, null);

        assertThat(settle(pending(), GONE, NOON).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void retriesAnEMailThatTheMailServerPutsOffAndGivesUpTheOneThatItRefuses() {
        notification(RetryPolicy.DEFAULT, null);

        assertThat(settle(pending(), new Outcome.Bounced(451), NOON).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(settle(pending(), new Outcome.Bounced(550), NOON).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void judgesByTheSettingsAsTheyAreWhenTheAttemptEnds() {
        Notification notification = notification(RetryPolicy.DEFAULT, null);
        Delivery delivery = pending();
        edit(notification, with(notification.settings(), true, new RetryPolicy(0, Duration.ofSeconds(1))));

        assertThat(settle(delivery, BROKEN, NOON).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void cancelsInsteadOfRetryingWhenTheNotificationWasDeactivatedDuringTheAttempt() {
        Notification notification = notification(RetryPolicy.DEFAULT, null);
        Delivery delivery = pending();
        edit(notification, with(notification.settings(), false, RetryPolicy.DEFAULT));

        assertThat(settle(delivery, BROKEN, NOON).canceled()).isEqualTo(CancelReason.NOTIFICATION_DEACTIVATED);
    }

    @Test
    void cancelsWhatWaitedAtADeactivationAlthoughTheNotificationIsActiveAgain() {
        Notification notification = notification(RetryPolicy.DEFAULT, null);
        Delivery before = pending();
        edit(notification, with(notification.settings(), false, RetryPolicy.DEFAULT));
        edit(notification, with(notification.settings(), true, RetryPolicy.DEFAULT));
        Delivery later = pending();

        assertThat(settle(before, BROKEN, NOON).canceled()).isEqualTo(CancelReason.NOTIFICATION_DEACTIVATED);
        assertThat(settle(later, BROKEN, NOON).state()).isEqualTo(DeliveryState.PENDING);
    }

    @Test
    void deliversEvenWhenTheNotificationWasDeletedDuringASuccessfulAttempt() {
        Notification notification = notification(RetryPolicy.DEFAULT, null);
        Delivery delivery = pending();
        commit(new Command.RemoveNotification(workspace, notification.id(), BY), NOON);

        assertThat(settle(delivery, OK, NOON).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void findsNoNotificationOfAnotherWorkspace() {
        Notification notification = notification(RetryPolicy.DEFAULT, null);
        WorkspaceId other = new WorkspaceId(7);

        Decision edit = commit(new Command.EditNotification(other, notification.id(), settings -> settings, BY), NOON);
        Decision remove = commit(new Command.RemoveNotification(other, notification.id(), BY), NOON);

        assertThat(List.of(edit.reply(), remove.reply())).containsOnly(new Reply.OfNotification(Optional.empty()));
        assertThat(edit.changes()).isEmpty();
        assertThat(remove.changes()).isEmpty();
    }

    @Test
    void mailsTheFirstFailureAtOnceAndGathersTheOthersIntoADigest() {
        Notification notification =
                notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));
        for (int i = 0; i < 25; i++) {
            settle(pending(), BROKEN, NOON.plusSeconds(i));
        }
        commit(new Command.CloseWindow(notification.id()), NOON.plus(Duration.ofMinutes(16)));

        List<Mail> mails = mails();

        assertThat(mails)
                .extracting(mail -> mail.letter().subject())
                .containsExactly("Tidings: Main - a delivery failed", "Tidings: Main - 24 more deliveries failed");
        assertThat(mails.getFirst().letter().text())
                .contains("500 - The receiver failed.")
                .doesNotContain("ADA");
        assertThat(mails.getLast().letter().text()).contains("and 4 more");
    }

    @Test
    void putsThePayloadIntoTheMailOnlyWhenAsked() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", true));

        settle(pending(), BROKEN, NOON);

        assertThat(mails().getFirst().letter().text()).contains("ADA");
    }

    @Test
    void announcesARecoveryOnce() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));
        settle(pending(), BROKEN, NOON);

        settle(pending(), OK, NOON.plusSeconds(5));
        settle(pending(), OK, NOON.plusSeconds(6));

        assertThat(mails())
                .extracting(mail -> mail.letter().subject())
                .containsExactly("Tidings: Main - a delivery failed", "Tidings: Main - has recovered");
    }

    @Test
    void announcesNoRecoveryFromFailuresThatItHasOnlyGathered() {
        Notification notification =
                notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));
        settle(pending(), BROKEN, NOON);
        settle(pending(), OK, NOON.plusSeconds(5));

        settle(pending(), BROKEN, NOON.plusSeconds(10));
        settle(pending(), OK, NOON.plusSeconds(15));
        commit(new Command.CloseWindow(notification.id()), NOON.plus(Duration.ofMinutes(16)));
        settle(pending(), OK, NOON.plus(Duration.ofMinutes(17)));

        assertThat(mails())
                .extracting(mail -> mail.letter().subject())
                .containsExactly(
                        "Tidings: Main - a delivery failed",
                        "Tidings: Main - has recovered",
                        "Tidings: Main - 1 more deliveries failed",
                        "Tidings: Main - has recovered");
    }

    @Test
    void asksOnceToBeWokenAtTheEndOfAWindow() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));

        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            signals.addAll(settling(pending(), BROKEN, NOON).signals());
        }

        assertThat(signals).filteredOn(Signal.WindowOpened.class::isInstance).hasSize(1);
    }

    @Test
    void closesAWindowAlthoughNobodyIsToBeToldAnyMore() {
        Notification notification =
                notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));
        settle(pending(), BROKEN, NOON);
        settle(pending(), BROKEN, NOON.plusSeconds(1));
        edit(notification, with(notification.settings(), null));

        commit(new Command.CloseWindow(notification.id()), NOON.plus(Duration.ofMinutes(16)));

        assertThat(store.recover().alerts()).containsExactly(Alert.quiet(notification.id()));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void mailsNoPayloadThatWasErasedDuringTheAttempt() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", true));
        Delivery before = pending();
        commit(new Command.Erase(workspace, "s-1", BY), NOON);

        settle(before, BROKEN, NOON);

        assertThat(mails()).isEmpty();
    }

    @Test
    void mailsNoPayloadThatTheSameBatchErases() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", true));
        Delivery before = pending();
        clerk.decide(new Command.Erase(workspace, "s-1", BY), NOON);

        Decision decision = clerk.decide(new Command.Settle(before, attempt(BROKEN, NOON, false), BODY), NOON);

        assertThat(decision.changes()).noneMatch(Change.MailSaved.class::isInstance);
    }

    @Test
    void mailsNoFailureThatAResendHasOvertaken() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", true));
        Delivery before = pending();
        commit(new Command.SettleResend(before, attempt(OK, NOON, true)), NOON);

        settle(before, BROKEN, NOON);

        assertThat(mails()).isEmpty();
    }

    @Test
    void bringsNoMailBackThatWasErasedWhileItWasPosted() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", true));
        settle(pending(), BROKEN, NOON);
        Mail posted = mails().getFirst();
        commit(new Command.Erase(workspace, "s-1", BY), NOON);

        commit(new Command.MailTried(posted, Mailbox.Posting.UNAVAILABLE), NOON);

        assertThat(mails()).isEmpty();
    }

    @Test
    void endsTheRunningResendsThatNameAnErasedSubject() {
        ResendJob named = resending(workspace, "s-1");
        ResendJob ofAnother = resending(workspace, "s-2");
        ResendJob ofAll = resending(workspace, null);
        ResendJob elsewhere = resending(new WorkspaceId(workspace.value() + 1), "s-1");

        commit(new Command.Erase(workspace, "s-1", BY), NOON);

        assertThat(advanced(named)).isEmpty();
        assertThat(List.of(ofAnother, ofAll, elsewhere))
                .allSatisfy(
                        job -> assertThat(advanced(job)).map(ResendJob::state).contains(ResendJob.State.DONE));
    }

    @Test
    void endsAResendThatBeganInTheBatchOfTheErasure() {
        Decision begun = clerk.decide(new Command.StartJob(filter(workspace, "s-1"), 1, BY), NOON);
        ResendJob job = ((Reply.OfJob) begun.reply()).job().orElseThrow();
        clerk.decide(new Command.Erase(workspace, "s-1", BY), NOON);

        assertThat(advanced(job)).isEmpty();
    }

    @Test
    void goesOnWithAResendWhenTheErasureWasNotKept() {
        ResendJob job = resending(workspace, "s-1");
        clerk.decide(new Command.Erase(workspace, "s-1", BY), NOON);
        clerk.drop();

        assertThat(advanced(job)).isPresent();
    }

    @Test
    void saysOnceThatAReceiverKeepsFailing() {
        Notification notification = notification(RetryPolicy.DEFAULT, new FailMail("ops@partner.example", false));

        commit(new Command.ReportFailing(notification.id()), NOON);
        commit(new Command.ReportFailing(notification.id()), NOON.plusSeconds(1));

        assertThat(mails())
                .extracting(mail -> mail.letter().subject())
                .containsExactly("Tidings: Main - keeps failing");
    }

    @Test
    void leavesTheQueryOutOfWhatItTellsAboutTheReceiver() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));

        settle(pending(), BROKEN, NOON);

        assertThat(mails().getFirst().letter().text())
                .contains("https://receiver.example/hook?…")
                .doesNotContain("token");
    }

    @Test
    void triesAMailAgainAtGrowingIntervalsUntilItIsRefused() {
        notification(new RetryPolicy(0, Duration.ofSeconds(1)), new FailMail("ops@partner.example", false));
        settle(pending(), BROKEN, NOON);
        Mail mail = mails().getFirst();

        commit(new Command.MailTried(mail, Mailbox.Posting.UNAVAILABLE), NOON);
        Mail once = mails().getFirst();
        commit(new Command.MailTried(once, Mailbox.Posting.UNAVAILABLE), NOON);
        Mail twice = mails().getFirst();
        commit(new Command.MailTried(twice, Mailbox.Posting.REFUSED), NOON);

        assertThat(once.due()).isEqualTo(NOON.plusSeconds(10));
        assertThat(twice.due()).isEqualTo(NOON.plusSeconds(20));
        assertThat(mails().getFirst().state()).isEqualTo(Mail.State.FAILED);
    }

    private Decision commit(Command command, Instant now) {
        Decision decision = clerk.decide(command, now);
        store.commit(decision.changes());
        clerk.keep();
        return decision;
    }

    private Command publish(@Nullable String fingerprint) {
        return new Command.Publish(new Publication(
                workspace,
                EventType.IDENTIFICATION_MANUAL_FINISHED,
                "s-1",
                "c-1",
                BODY,
                fingerprint == null ? null : new Publication.IdempotencyKey("key", fingerprint)));
    }

    private Delivery pending() {
        Decision decision = commit(publish(null), NOON);
        return ((Change.EventAccepted) decision.changes().getFirst())
                .deliveries()
                .getFirst();
    }

    private Delivery settle(Delivery delivery, Outcome outcome, Instant at) {
        return ((Change.Attempted) settling(delivery, outcome, at).changes().getFirst()).after();
    }

    private Decision settling(Delivery delivery, Outcome outcome, Instant at) {
        Attempt attempt = attempt(outcome, at, false);
        return commit(new Command.Settle(delivery, attempt, BODY), attempt.endedAt());
    }

    private static Attempt attempt(Outcome outcome, Instant at, boolean manual) {
        return new Attempt(at, Duration.ofSeconds(1), outcome, manual);
    }

    private ResendJob resending(WorkspaceId whose, @Nullable String subject) {
        Reply reply = commit(new Command.StartJob(filter(whose, subject), 1, BY), NOON)
                .reply();
        return ((Reply.OfJob) reply).job().orElseThrow();
    }

    private static DeliveryFilter filter(WorkspaceId whose, @Nullable String subject) {
        return new DeliveryFilter(whose, subject, null, null, null, null, null, null, null);
    }

    /// How the job stands after its last page; empty when the clerk knows of no such job.
    private Optional<ResendJob> advanced(ResendJob job) {
        return ((Reply.OfJob) clerk.decide(new Command.AdvanceJob(job.id(), List.of()), NOON)
                        .reply())
                .job();
    }

    private List<Mail> mails() {
        List<Mail> newestFirst = new ArrayList<>(store.mails(workspace, null, 100));
        return newestFirst.reversed();
    }

    private Notification notification(RetryPolicy retry, @Nullable FailMail failMail) {
        Notification.Settings settings = new Notification.Settings(
                "Main",
                true,
                Set.of(EventType.IDENTIFICATION_MANUAL_FINISHED),
                Receiver.at("https://receiver.example/hook?token=hush"),
                retry,
                failMail);
        Reply reply = commit(new Command.AddNotification(workspace, settings, BY), NOON)
                .reply();
        return ((Reply.OfNotification) reply).notification().orElseThrow();
    }

    private void edit(Notification notification, Notification.Settings settings) {
        commit(new Command.EditNotification(workspace, notification.id(), before -> settings, BY), NOON);
    }

    private static Notification.Settings with(Notification.Settings settings, @Nullable FailMail failMail) {
        return new Notification.Settings(
                settings.name(),
                settings.active(),
                settings.eventTypes(),
                settings.channel(),
                settings.retry(),
                failMail);
    }

    private static Notification.Settings with(Notification.Settings settings, boolean active, RetryPolicy retry) {
        return new Notification.Settings(
                settings.name(), active, settings.eventTypes(), settings.channel(), retry, settings.failMail());
    }
}
