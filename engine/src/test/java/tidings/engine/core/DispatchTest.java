package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.Limits;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Store;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;
import tidings.events.EventType;

class DispatchTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
    private static final NotificationId LANE = new NotificationId(2);
    private static final Body BODY = Body.of("{}".getBytes());

    private final List<Delivery> pending = new ArrayList<>();
    private Notification notification = notification(true, 0);
    private Dispatch dispatch = dispatch(Limits.Dispatching.DEFAULT);

    @Test
    void sendsALaterDeliveryOfASubjectWhenTheEarlierOneIsOver() {
        Delivery first = delivery(10, "s-1");
        Delivery second = delivery(11, "s-1");
        Delivery other = delivery(12, "s-2");

        assertThat(sent(accept(first, second, other))).containsExactly(first, other);
        assertThat(sent(settle(failed(first)))).isEmpty();
        assertThat(sent(dispatch.tick(NOON.plusSeconds(60)))).containsExactly(failed(first));
        assertThat(sent(settle(delivered(first)))).containsExactly(second);
    }

    @Test
    void keepsTheOrderOfWhatCameAfterASubjectWasErasedDuringAnAttempt() {
        Delivery erased = delivery(10, "s-1");
        Delivery second = delivery(11, "s-1");
        Delivery third = delivery(12, "s-1");
        accept(erased);
        on(new Signal.Erased(WORKSPACE, "s-1"));

        assertThat(sent(accept(second, third))).containsExactly(second);
        assertThat(sent(settle(delivered(erased)))).isEmpty();
        assertThat(sent(settle(delivered(second)))).containsExactly(third);
    }

    @Test
    void takesTwoRequestsToResendForOneUntilItIsMade() {
        dispatch = dispatch(new Limits.Dispatching(1, 1, 10, 10, 100, 4, 5));
        Delivery delivery = delivered(delivery(10, "s-1"));

        List<Effect> effects = new ArrayList<>(on(new Signal.ResendAsked(List.of(delivery, delivery))));
        effects.addAll(on(new Signal.ResendAsked(List.of(delivery))));

        assertThat(sent(effects)).containsExactly(delivery);
        assertThat(dispatch.resendsWaiting()).isEqualTo(1);
        assertThat(sent(on(new Signal.ResendSettled(delivery, true)))).isEmpty();
        assertThat(sent(on(new Signal.ResendAsked(List.of(delivery))))).containsExactly(delivery);
    }

    @Test
    void readsWhatADeliveryHasHeldBackOnceThatIsGivenUpOnDisk() {
        Delivery fenced = delivery(10, "s-1");
        Delivery held = delivery(11, "s-1");
        notification = notification(true, 10);
        recover();

        List<Effect> given = dispatch.pendingRead(LANE, List.of(fenced, held), NOON);
        assertThat(given)
                .contains(
                        new Effect.Submit(new Command.Cancel(List.of(fenced), CancelReason.NOTIFICATION_DEACTIVATED)));
        dispatch.readFailed(LANE, NOON);
        dispatch.tick(NOON.plusSeconds(1));
        dispatch.pendingRead(LANE, many(20, 3000), NOON.plusSeconds(1));
        dispatch.headsRead(LANE, new HeadPage(List.of(), 2, cursor(held), null), NOON.plusSeconds(1));

        List<Effect> effects = dispatch.on(new Signal.Canceled(List.of(fenced)), NOON.plusSeconds(1));

        assertThat(effects).containsExactly(new Effect.ReadSubjects(LANE, List.of("s-1")));
        assertThat(sent(dispatch.subjectsRead(LANE, List.of(held), NOON.plusSeconds(1))))
                .containsExactly(held);
    }

    @Test
    void leavesAloneWhatCameAfterAnActivationThatIsOnDiskButNotToldYet() {
        Delivery waited = delivery(10, "s-1");
        Delivery fresh = delivery(12, "s-1");
        notification = notification(false, 11);
        recover();

        List<Effect> effects = dispatch.pendingRead(LANE, List.of(waited, fresh), NOON);

        assertThat(effects)
                .contains(
                        new Effect.Submit(new Command.Cancel(List.of(waited), CancelReason.NOTIFICATION_DEACTIVATED)));
        assertThat(dispatch.pendingRead(LANE, List.of(fresh), NOON)).isEmpty();
        notification = notification(true, 11);
        on(new Signal.NotificationChanged(LANE));
        assertThat(sent(accept(fresh))).containsExactly(fresh);
    }

    @Test
    void readsTheSameSubjectsAgainWhenTheStoreCouldNotBeRead() {
        dispatch = dispatch(new Limits.Dispatching(10, 10, 1, 10, 100, 4, 5));
        Delivery first = delivery(10, "s-1");
        Delivery held = delivery(11, "s-1");
        assertThat(accept(first, held)).contains(new Effect.ReadHeads(LANE, HeadCursor.START, 4));
        dispatch.headsRead(LANE, new HeadPage(List.of(), 1, cursor(held), null), NOON);
        Effect subjects = new Effect.ReadSubjects(LANE, List.of("s-1"));

        assertThat(settle(delivered(first))).containsExactly(subjects);
        assertThat(dispatch.readFailed(LANE, NOON)).isEmpty();
        assertThat(dispatch.tick(NOON.plusSeconds(1)))
                .containsExactly(new Effect.ReadPending(LANE, new DeliveryId(0), 2));
        assertThat(dispatch.pendingRead(LANE, many(20, 2), NOON.plusSeconds(1))).containsExactly(subjects);
    }

    @Test
    void holdsNoMoreInMemoryThanItMayWhateverTheStoreHands() {
        dispatch = dispatch(new Limits.Dispatching(1, 1, 4, 4, 100, 64, 5));
        recover();
        dispatch.pendingRead(LANE, List.of(), NOON);
        dispatch.pendingRead(LANE, many(20, 3), NOON);

        List<Effect> effects = dispatch.headsRead(LANE, new HeadPage(many(20, 50), 50, HeadCursor.START, null), NOON);

        assertThat(sent(effects)).hasSize(1);
        assertThat(dispatch.load().tracked()).isEqualTo(4);
    }

    @Test
    void looksThroughWhatIsDueEveryMinuteAlthoughNothingSaysThatThereIsMore() {
        dispatch = dispatch(new Limits.Dispatching(1, 1, 2, 4, 100, 4, 5));
        recover();
        dispatch.pendingRead(LANE, List.of(), NOON);
        dispatch.pendingRead(LANE, many(20, 2), NOON);
        dispatch.headsRead(LANE, new HeadPage(List.of(), 0, HeadCursor.START, null), NOON);

        List<Effect> effects = new ArrayList<>();
        for (Instant next = dispatch.nextWake(); next != null && effects.isEmpty(); next = dispatch.nextWake()) {
            List<Effect> woken = dispatch.tick(next);
            effects.addAll(
                    woken.stream().filter(Effect.ReadHeads.class::isInstance).toList());
            if (!woken.isEmpty() && effects.isEmpty()) {
                effects.addAll(dispatch.pendingRead(LANE, many(20, 2), next));
            }
        }

        assertThat(effects).containsExactly(new Effect.ReadHeads(LANE, HeadCursor.START, 4));
    }

    @Test
    void wantsToBeWokenOnceForEachLaneHoweverManyRetriesItHas() {
        Delivery patient = delivery(10, "s-1");
        accept(patient);
        settle(pendingUntil(patient, NOON.plus(Duration.ofHours(24))));
        for (int i = 0; i < 10; i++) {
            Delivery next = delivery(11 + i, null);
            accept(next);
            settle(pendingUntil(next, NOON.plusSeconds(60 - i)));
        }

        assertThat(dispatch.load().wakes()).isEqualTo(1);
        assertThat(dispatch.nextWake()).isEqualTo(NOON.plusSeconds(51));
    }

    // What happens.

    private List<Effect> on(Signal signal) {
        return dispatch.on(signal, NOON);
    }

    private List<Effect> accept(Delivery... deliveries) {
        List<Effect> effects = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            effects.addAll(on(new Signal.Accepted(List.of(delivery), BODY)));
        }
        return effects;
    }

    private List<Effect> settle(Delivery after) {
        return on(new Signal.Settled(after));
    }

    private void recover() {
        dispatch.start(
                new Store.Recovered(
                        0,
                        List.of(),
                        List.of(),
                        List.of(notification),
                        List.of(),
                        List.of(),
                        Set.of(LANE),
                        List.of(),
                        Store.People.NONE),
                NOON);
    }

    // What is looked at.

    private static List<Delivery> sent(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).delivery())
                .toList();
    }

    // What there is.

    private Dispatch dispatch(Limits.Dispatching limits) {
        return new Dispatch(
                limits,
                () -> Directory.of(new Store.Recovered(
                        0,
                        List.of(),
                        List.of(),
                        List.of(notification),
                        List.of(),
                        List.of(),
                        Set.of(),
                        List.of(),
                        Store.People.NONE)));
    }

    private static Notification notification(boolean active, long fence) {
        Notification.Settings settings = new Notification.Settings(
                "Main",
                active,
                Set.of(EventType.ACCOUNT_CHECK),
                Receiver.at("https://receiver.example/hook"),
                RetryPolicy.DEFAULT,
                null);
        return new Notification(LANE, WORKSPACE, settings, new DeliveryId(fence), NOON, NOON);
    }

    private static Delivery delivery(long id, @Nullable String subject) {
        Event event = new Event(new EventId(id), WORKSPACE, EventType.ACCOUNT_CHECK, subject, null, NOON);
        return Delivery.fresh(new DeliveryId(id), event, LANE);
    }

    private static List<Delivery> many(long first, int count) {
        List<Delivery> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(delivery(first + i, null));
        }
        return many;
    }

    private static HeadCursor cursor(Delivery last) {
        return new HeadCursor(last.due(), last.id());
    }

    private static Delivery failed(Delivery before) {
        return pendingUntil(before, NOON.plusSeconds(60));
    }

    private static Delivery pendingUntil(Delivery before, Instant due) {
        return before.attempted(DeliveryState.PENDING, due);
    }

    private static Delivery delivered(Delivery before) {
        return before.attempted(DeliveryState.DELIVERED, NOON);
    }
}
