package tidings.simulation;

/// Checks that whatever can be sent is sent soon.
///
/// A delivery can be sent when it is due, no earlier one of its subject is pending, and the settings permit
/// it. Where there has been room ever since, it must go within [#SOON]; where there is no room, the
/// notification must get its turn as soon as those before it have had theirs.
final class Fairness {
    private static final long SECOND = 1_000_000;
    private static final long LOOK_EVERY = SECOND;

    /// Threads start late, commits and reads fail and are tried again, timers are late; all that together
    /// stays below, but for the time that the disk takes.
    private static final long SOON = 20 * SECOND;

    /// How often the disk may be asked in that time.
    private static final int TIMES = 10;

    /// What a page of a long backlog may take, failing reads included.
    private static final long PAGE = 2 * SECOND;

    /// A page of what is due and some subjects take turns, and each is read and handed over.
    private static final int READS_A_PAGE = 4;

    private final Ledger ledger;
    private final Sending sending;
    private final SimClock clock;
    private final Scenario scenario;
    private long lookedAt;
    private long excusedUntil;

    Fairness(Ledger ledger, Sending sending, SimClock clock, Scenario scenario) {
        this.ledger = ledger;
        this.sending = sending;
        this.clock = clock;
        this.scenario = scenario;
    }

    /// Nobody was to be waited for until then.
    void excuse(long micros) {
        excusedUntil = Math.max(excusedUntil, clock.elapsed() + micros);
    }

    /// Time has passed, and an engine runs.
    void timePassed() {
        if (clock.elapsed() >= lookedAt + LOOK_EVERY) {
            lookedAt = clock.elapsed();
            ledger.rules().forEach(this::look);
        }
    }

    private void look(Rule rule) {
        long soon = soon(rule);
        long waiting = Long.MAX_VALUE;
        for (Item item : rule.pending.values()) {
            if (!eligible(item)) {
                item.eligibleSince = Long.MAX_VALUE;
                continue;
            }
            if (item.eligibleSince == Long.MAX_VALUE) {
                item.eligibleSince = lookedAt;
                item.soon = soon;
            }
            waiting = Math.min(waiting, item.eligibleSince);
            long room = Math.max(rule.roomSince, sending.roomSince());
            isWithin(item.soon, Math.max(item.eligibleSince, room), "Nothing in the way, and not sent", item);
        }
        if (waiting < Long.MAX_VALUE) {
            long turn = soon + ledger.rules().size() * (SimReceiver.DEADLINE + soon);
            isWithin(turn, Math.max(waiting, rule.lastBegan), "No turn", rule);
        }
    }

    /// What is to be read first takes its time.
    private long soon(Rule rule) {
        int pages = rule.pending.size() / scenario.limits().dispatching().page() + 1;
        return SOON + TIMES * scenario.diskTime() + pages * (PAGE + READS_A_PAGE * scenario.diskTime());
    }

    private boolean eligible(Item item) {
        return !item.flying
                && !item.due.isAfter(clock.instant())
                && item.rule.permits(item)
                && item.rule.ahead(item).isEmpty();
    }

    private void isWithin(long bound, long since, String how, Object about) {
        long from = Math.max(since, excusedUntil);
        BrokenPromise.unless(
                lookedAt < from || lookedAt - from <= bound,
                Promise.ISOLATED,
                how + " for " + (lookedAt - from) / SECOND + " s",
                about);
    }
}
