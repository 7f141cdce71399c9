package tidings.simulation;

import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.Failure;
import tidings.engine.Limits;
import tidings.engine.Outcome;
import tidings.engine.core.Effect;
import tidings.engine.core.Signal;

/// Follows the attempts, and checks that each may begin when it begins.
final class Sending {
    private static final int AT_FIRST = 8;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Ledger ledger;
    private final SimClock clock;
    private final Limits.Dispatching limits;
    private int inFlight;
    private long roomSince;

    Sending(Ledger ledger, SimClock clock, Limits.Dispatching limits) {
        this.ledger = ledger;
        this.clock = clock;
        this.limits = limits;
    }

    /// Since when there is room for another attempt to anybody, in microseconds.
    long roomSince() {
        return roomSince;
    }

    /// An attempt begins.
    void begins(Effect.Send send) {
        Item item = ledger.item(send.delivery().id());
        keep(
                send.notification().equals(item.rule.inForce),
                Promise.CURRENT,
                "An attempt with settings that are not in force, " + item,
                send.notification());
        if (send.manual()) {
            keep(item.asked, Promise.SETTLED, "A resend that nobody asked for", item);
            item.asked = false;
            item.manualFlying = true;
        } else {
            mayBegin(item);
            item.flying = true;
        }
        fits(item.rule);
        item.rule.lastBegan = clock.elapsed();
        item.eligibleSince = Long.MAX_VALUE;
    }

    private void mayBegin(Item item) {
        keep(!item.flying, Promise.SETTLED, "Two attempts of one delivery at once", item);
        keep(!item.toldOver, Promise.SETTLED, "An attempt of what is over", item);
        keep(item.rule.permits(item), Promise.CURRENT, "An attempt of what is given up", item);
        if (item.pending()) {
            keep(!item.due.isAfter(clock.instant()), Promise.RETRIED, "An attempt before its time, " + item.due, item);
        }
        for (Item earlier : item.rule.ahead(item)) {
            keep(
                    !item.rule.permits(earlier) && !earlier.flying,
                    Promise.ORDERED,
                    "An attempt before the earlier delivery is over, " + earlier,
                    item);
        }
    }

    private void fits(Rule rule) {
        inFlight++;
        rule.inFlight++;
        int most = rule.failuresInARow >= limits.circuitThreshold() ? 1 : limits.inFlightPerLane();
        keep(
                rule.inFlight <= most,
                Promise.ISOLATED,
                "More attempts in flight for one notification than " + most,
                rule);
        keep(
                inFlight <= limits.inFlight(),
                Promise.ISOLATED,
                "More attempts in flight than " + limits.inFlight(),
                rule);
        seeRoom(rule);
    }

    private void lands(Rule rule) {
        inFlight--;
        rule.inFlight--;
        seeRoom(rule);
    }

    private void seeRoom(Rule rule) {
        int least = rule.failed ? 1 : Math.min(AT_FIRST, limits.inFlightPerLane());
        rule.roomSince = since(rule.inFlight < least, rule.roomSince);
        roomSince = since(inFlight < limits.inFlight(), roomSince);
    }

    private long since(boolean room, long before) {
        if (!room) {
            return Long.MAX_VALUE;
        }
        return before == Long.MAX_VALUE ? clock.elapsed() : before;
    }

    /// A request leaves.
    void leaves(Delivery delivery, Body body) {
        Item item = ledger.item(delivery.id());
        keep(
                ledger.event(item.event).map(event -> event.body().equals(body)).orElse(item.erased),
                Promise.SETTLED,
                "Something else is sent than was published",
                item);
    }

    /// An attempt is over, and this is what truly came of it.
    void ended(Effect.Send send, Attempt attempt) {
        Item item = ledger.item(send.delivery().id());
        if (send.manual()) {
            item.manualEnded = attempt;
        } else {
            item.ended = attempt;
        }
        Rule rule = item.rule;
        if (attempt.outcome() instanceof Outcome.Unanswered(Failure reason) && reason == Failure.INTERNAL) {
            return;
        }
        if (showsUnable(attempt.outcome())) {
            rule.failuresInARow++;
            rule.failed = true;
            seeRoom(rule);
        } else {
            rule.failuresInARow = 0;
        }
    }

    private static boolean showsUnable(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _ -> false;
            case Outcome.Refused(int code, var _) -> code >= 500 || code == TOO_MANY_REQUESTS;
            case Outcome.Bounced(int code) -> code < 500;
            case Outcome.Unanswered _ -> true;
        };
    }

    /// Nothing is sent after all, since the payload is gone.
    void payloadGone(Effect.Send send) {
        Item item = ledger.item(send.delivery().id());
        keep(item.erased, Promise.SETTLED, "A payload is gone", item);
        if (send.manual()) {
            return;
        }
        item.flying = false;
        lands(item.rule);
    }

    /// The dispatch is told something.
    void told(Signal signal) {
        switch (signal) {
            case Signal.Settled(Delivery after) -> {
                Item item = ledger.item(after.id());
                item.flying = false;
                item.toldOver |= after.state().terminal();
                lands(item.rule);
            }
            case Signal.ResendAsked asked ->
                asked.deliveries().stream()
                        .map(delivery -> ledger.item(delivery.id()))
                        .filter(item -> !item.manualFlying)
                        .forEach(item -> item.asked = true);
            case Signal.ResendSettled(Delivery delivery, boolean delivered) -> {
                Item item = ledger.item(delivery.id());
                item.toldOver |= delivered;
                if (item.manualFlying) {
                    item.manualFlying = false;
                    lands(item.rule);
                } else {
                    item.asked = false;
                }
            }
            case Signal.Erased erased ->
                ledger.about(erased.workspace(), erased.subject()).stream()
                        .filter(item -> item.toldAccepted)
                        .forEach(item -> item.toldOver |= !item.pending());
            case Signal.Accepted accepted ->
                accepted.deliveries().forEach(delivery -> ledger.item(delivery.id()).toldAccepted = true);
            case Signal.Canceled canceled ->
                canceled.deliveries().forEach(delivery -> ledger.item(delivery.id()).toldOver = true);
            case Signal.NotificationChanged _, Signal.WindowOpened _, Signal.MailWaiting _, Signal.JobStarted _ -> {}
        }
    }

    /// The process is dead; what is on disk is what the next one starts from.
    void crashed() {
        inFlight = 0;
        roomSince = clock.elapsed();
        for (Rule rule : ledger.rules()) {
            rule.inFlight = 0;
            rule.failuresInARow = 0;
            rule.failed = false;
            rule.roomSince = clock.elapsed();
        }
        for (Item item : ledger.items().values()) {
            item.toldAccepted = true;
            item.toldOver = !item.pending();
            item.flying = false;
            item.manualFlying = false;
            item.asked = item.resendRequested;
            item.ended = null;
            item.manualEnded = null;
            item.eligibleSince = Long.MAX_VALUE;
        }
    }

    private static void keep(boolean kept, Promise promise, String how, Object about) {
        BrokenPromise.unless(kept, promise, how, about);
    }
}
