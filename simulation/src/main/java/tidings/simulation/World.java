package tidings.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tidings.store.testkit.MemoryStore;

/// One history: a machine with a clock, a disk and a network, people who do things, and an engine that runs
/// on it, crashes and starts again. One seed makes one history.
///
/// First everything may fail, then comes the calm: faults end, receivers are well, nobody does anything any
/// more, and everything must settle.
final class World {
    private static final int MOST_STEPS = 500_000;
    private static final int LONGEST_DOWN_TIME = 5_000_000;
    private static final int LONGEST_STEP_BACK = 60;

    final long seed;
    final SimClock clock = new SimClock();
    final Agenda agenda = new Agenda(clock);
    final Chance chance;
    final Seams seams;
    final Trace trace;
    final Scenario scenario;
    final SimNetwork network;
    final Invariants invariants;

    /// Whether all faults have ended.
    boolean calm;

    private MemoryStore memory = new MemoryStore();
    private @Nullable EngineRun process;
    private int crashes;

    /// What a history was like.
    record History(long seed, long steps, int crashes, int deliveries, long fingerprint) {}

    World(long seed, Seams seams, int keptSteps) {
        this.seed = seed;
        this.chance = new Chance(seed);
        this.seams = seams;
        this.trace = new Trace(clock, keptSteps);
        this.scenario = Scenario.draw(chance);
        this.network = new SimNetwork(chance, clock, scenario);
        this.invariants = new Invariants(clock, scenario);
    }

    /// Lets the history happen.
    History run() {
        start();
        People people = new People(this);
        people.begin();
        for (long steps = 0; !agenda.isEmpty(); steps++) {
            BrokenPromise.unless(steps < MOST_STEPS, Promise.SETTLED, "No end after so many steps", steps);
            agenda.next();
        }
        EngineRun last = process;
        if (last == null) {
            throw new IllegalStateException("Nothing runs at the end");
        }
        invariants.atEnd(memory, last.dispatcher.load(), clock.instant());
        return new History(
                seed, trace.steps(), crashes, invariants.ledger().items().size(), trace.fingerprint());
    }

    /// The engine, unless it is down.
    @Nullable
    EngineRun running() {
        return process;
    }

    private void start() {
        trace.note("starts", crashes);
        invariants.started();
        process = new EngineRun(this, memory);
    }

    /// The process dies: what is in memory is gone, what is synced stays.
    void crash(String where) {
        EngineRun dying = process;
        if (dying == null) {
            return;
        }
        trace.note("crashes", where);
        crashes++;
        dying.die();
        process = null;
        memory = memory.crash();
        invariants.crashed(memory);
        if (chance.perMille(scenario.faults().clockBack())) {
            clock.step(Duration.ofSeconds(-chance.between(1, LONGEST_STEP_BACK)));
        }
        agenda.in(chance.between(1, LONGEST_DOWN_TIME), this::start);
    }

    /// All faults end.
    void calmDown() {
        trace.note("calm", crashes);
        calm = true;
        network.calmDown();
    }
}
