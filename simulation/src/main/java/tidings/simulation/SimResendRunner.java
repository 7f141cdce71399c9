package tidings.simulation;

import java.util.ArrayDeque;
import java.util.List;
import tidings.engine.Delivery;
import tidings.engine.ResendJob;
import tidings.engine.core.Command;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;

/// Does what the resend runner's thread does: hands on the next page of each bulk resend whenever few resends
/// wait.
final class SimResendRunner {
    private static final int PACE = 100_000;

    private final EngineRun process;
    private final World world;
    private final ArrayDeque<ResendJob> jobs = new ArrayDeque<>();
    private boolean working;

    SimResendRunner(EngineRun process) {
        this.process = process;
        this.world = process.world;
    }

    /// A job began.
    void add(ResendJob job) {
        jobs.add(job);
        goOn();
    }

    private void goOn() {
        if (!working && !jobs.isEmpty()) {
            working = true;
            process.after(PACE, this::work);
        }
    }

    private void work() {
        if (process.dispatcher.resendsWaiting() >= world.scenario.fewWaiting()) {
            process.after(PACE, this::work);
            return;
        }
        ResendJob job = jobs.remove();
        List<Delivery> page = process.memory.search(job.filter(), job.cursor(), world.scenario.page()).stream()
                .map(Archive.Entry::delivery)
                .toList();
        process.within(
                world.scenario.faults().readTime(),
                () -> process.committer.submit(new Command.AdvanceJob(job.id(), page), this::advanced));
    }

    private void advanced(SimCommitter.Answer answer) {
        working = false;
        if (answer instanceof SimCommitter.Answer.Given(Reply.OfJob(var job))) {
            job.filter(further -> further.state() == ResendJob.State.RUNNING).ifPresent(jobs::add);
        }
        goOn();
    }
}
