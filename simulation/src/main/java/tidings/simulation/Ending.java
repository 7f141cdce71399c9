package tidings.simulation;

import java.time.Instant;
import java.util.List;
import tidings.engine.DeliveryState;
import tidings.engine.core.Dispatch;
import tidings.engine.port.Store;
import tidings.store.testkit.MemoryStore;

/// Checks how everything stands when nothing is going to happen any more.
final class Ending {
    private final Ledger ledger;
    private final MemoryStore store;
    private final Instant now;

    Ending(Ledger ledger, MemoryStore store, Instant now) {
        this.ledger = ledger;
        this.store = store;
        this.now = now;
    }

    void check(Dispatch.Load load) {
        ledger.compare(store.log());
        ledger.items().values().forEach(Ending::isOver);
        Store.Recovered left = store.recover();
        keep(left.waiting().isEmpty(), Promise.SETTLED, "Something is pending", left.waiting());
        keep(left.resends().isEmpty(), Promise.SETTLED, "Resends were not made", left.resends());
        keep(left.runningJobs().isEmpty(), Promise.SETTLED, "Bulk resends do not end", left.runningJobs());
        keep(
                left.alerts().stream().allMatch(alert -> alert.windowEnds() == null),
                Promise.TOLD,
                "Windows do not close",
                left.alerts());
        keep(store.mailsDue(now, 1).isEmpty(), Promise.TOLD, "Mails were not sent", now);
        isIdle(load);
    }

    private void isIdle(Dispatch.Load load) {
        List<Rule> there =
                ledger.rules().stream().filter(rule -> rule.onDisk != null).toList();
        boolean idle = load.inFlight() == 0
                && load.resendsWaiting() == 0
                && load.reading() == 0
                && load.tracked() == 0
                && load.bodyBytes() == 0
                && load.wakes() == 0
                && load.lanes() <= there.size();
        keep(idle, Promise.TIDY, "The dispatch still holds something, with " + there.size() + " notifications", load);
    }

    private static void isOver(Item item) {
        keep(!item.pending(), Promise.SETTLED, "Not over", item);
        keep(
                item.taken || item.state != DeliveryState.DELIVERED,
                Promise.SETTLED,
                "Delivered, and no receiver has it",
                item);
    }

    private static void keep(boolean kept, Promise promise, String how, Object about) {
        BrokenPromise.unless(kept, promise, how, about);
    }
}
