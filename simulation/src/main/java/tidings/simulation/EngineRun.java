package tidings.simulation;

import tidings.engine.core.Clerk;
import tidings.engine.port.Store;
import tidings.store.testkit.FaultyStore;
import tidings.store.testkit.MemoryStore;

/// One run of the engine, from its start until it crashes: the real clerk and the real dispatch, driven as
/// the threads of the runtime drive them, in any order that those could come in.
final class EngineRun {
    final World world;
    final MemoryStore memory;

    /// What the engine reads from; it fails now and then.
    final Store store;

    final SimCommitter committer;
    final SimDispatcher dispatcher;
    final SimMailRoom mailRoom;
    final SimResendRunner resendRunner;
    private boolean alive = true;

    EngineRun(World world, MemoryStore memory) {
        this.world = world;
        this.memory = memory;
        Store.Recovered recovered = memory.recover();
        this.store = world.seams.store(new FaultyStore(memory, this::fate));
        Clerk clerk = new Clerk(store, recovered, world.chance);
        this.committer = new SimCommitter(this, clerk);
        this.dispatcher = new SimDispatcher(this, clerk);
        this.mailRoom = new SimMailRoom(this);
        this.resendRunner = new SimResendRunner(this);
        dispatcher.start(recovered);
        mailRoom.poke();
        recovered.runningJobs().forEach(resendRunner::add);
    }

    private FaultyStore.Fault fate(FaultyStore.Call call) {
        boolean fails =
                !world.calm && world.chance.perMille(world.scenario.faults().read());
        if (fails) {
            world.trace.note("the store fails", call);
        }
        return fails ? FaultyStore.Fault.BEFORE : FaultyStore.Fault.NONE;
    }

    /// Does something within so many microseconds, unless the process is dead by then.
    void within(int micros, Runnable action) {
        after(world.chance.below(micros + 1L), action);
    }

    /// Does something after so many microseconds, unless the process is dead by then.
    void after(long micros, Runnable action) {
        world.agenda.in(micros, () -> {
            if (alive) {
                action.run();
                if (alive) {
                    world.invariants.timePassed();
                }
            }
        });
    }

    /// Whether the process dies where it says so.
    boolean crashesAt(String step, int perMille) {
        boolean crashes = !world.calm && alive && world.chance.perMille(perMille);
        if (crashes) {
            world.crash(step);
        }
        return crashes;
    }

    void die() {
        alive = false;
    }

    boolean alive() {
        return alive;
    }
}
