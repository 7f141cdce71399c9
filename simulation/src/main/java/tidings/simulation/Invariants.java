package tidings.simulation;

import java.time.Instant;
import java.util.List;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.Limits;
import tidings.engine.core.Command;
import tidings.engine.core.Dispatch;
import tidings.engine.core.Effect;
import tidings.engine.core.Reply;
import tidings.engine.core.Signal;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.store.testkit.MemoryStore;

/// What must hold after every step, and at the end. The world tells what happens as seen from outside the
/// engine; each method throws [BrokenPromise] when it must not have happened.
final class Invariants {
    private final Ledger ledger = new Ledger();
    private final Limits.Dispatching limits;
    private final Writing writing = new Writing(ledger);
    private final Sending sending;
    private final Fairness fairness;

    Invariants(SimClock clock, Scenario scenario) {
        this.limits = scenario.limits().dispatching();
        this.sending = new Sending(ledger, clock, limits);
        this.fairness = new Fairness(ledger, sending, clock, scenario);
    }

    Ledger ledger() {
        return ledger;
    }

    /// What a command came to is on disk.
    void written(Command command, List<Change> changes) {
        writing.written(command, changes);
    }

    /// Settings on disk are in force.
    void inForce() {
        ledger.rules().forEach(rule -> rule.inForce = rule.onDisk);
    }

    /// A command is answered.
    void answered(Command command, Reply reply, Store store) {
        writing.answered(command, reply, store);
    }

    /// The dispatch is told something.
    void told(Signal signal) {
        sending.told(signal);
    }

    /// The dispatch wants this.
    void wanted(Effect effect) {
        if (effect instanceof Effect.Send send) {
            sending.begins(send);
        }
    }

    /// Nothing is sent after all, since the payload is gone.
    void payloadGone(Effect.Send send) {
        sending.payloadGone(send);
    }

    /// A request leaves.
    void leaves(Delivery delivery, Body body) {
        sending.leaves(delivery, body);
    }

    /// A receiver has taken a delivery.
    void taken(Delivery delivery) {
        ledger.item(delivery.id()).taken = true;
    }

    /// An attempt is over.
    void ended(Effect.Send send, Attempt attempt) {
        sending.ended(send, attempt);
    }

    /// The dispatch has done a step.
    void stepped(Dispatch.Load load) {
        boolean within = load.inFlight() <= limits.inFlight()
                && load.wakes() <= load.lanes() + ledger.rules().size()
                && load.bodyBytes() <= limits.bodyMemory()
                && load.tracked() <= limits.totalMemory() + limits.inFlight() + load.lanes();
        BrokenPromise.unless(within, Promise.ISOLATED, "More is held than " + limits, load);
    }

    /// Time has passed, and an engine runs.
    void timePassed() {
        fairness.timePassed();
    }

    /// The clock was set, which the engine notices within so many microseconds.
    void disturbed(long micros) {
        fairness.excuse(micros);
    }

    /// The process is dead; this is what is on disk.
    void crashed(MemoryStore left) {
        ledger.compare(left.log());
        sending.crashed();
        ledger.rules().forEach(rule -> rule.inForce = rule.onDisk);
    }

    /// An engine runs.
    void started() {
        fairness.excuse(0);
    }

    /// All faults have ended long ago, and nothing is going to happen any more.
    void atEnd(MemoryStore store, Dispatch.Load load, Instant now) {
        new Ending(ledger, store, now).check(load);
    }
}
