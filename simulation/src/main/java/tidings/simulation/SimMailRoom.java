package tidings.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import tidings.engine.Mail;
import tidings.engine.core.Command;
import tidings.engine.port.Mailbox.Posting;
import tidings.engine.port.StoreException;

/// Does what the mail room's thread does: posts what is due, one mail at a time, and has recorded what came
/// of each before the next.
final class SimMailRoom {
    private static final int LOOK_EVERY = 20_000_000;
    private static final int AT_ONCE = 20;
    private static final int POSTING_TIME = 300_000;
    private static final List<Posting> POSTINGS =
            List.of(Posting.ACCEPTED, Posting.ACCEPTED, Posting.ACCEPTED, Posting.UNAVAILABLE, Posting.REFUSED);

    private final EngineRun process;
    private final World world;
    private final ArrayDeque<Mail> due = new ArrayDeque<>();
    private boolean awake;

    SimMailRoom(EngineRun process) {
        this.process = process;
        this.world = process.world;
    }

    /// There may be a mail to send.
    void poke() {
        if (!awake) {
            awake = true;
            process.within(world.scenario.faults().startTime(), this::work);
        }
    }

    private void work() {
        try {
            due.addAll(process.store.mailsDue(world.clock.instant(), AT_ONCE));
        } catch (StoreException e) {
            process.within(LOOK_EVERY, this::work);
            return;
        }
        next();
    }

    private void next() {
        if (due.isEmpty()) {
            rest();
        } else {
            Mail mail = due.remove();
            process.within(POSTING_TIME, () -> {
                Posting posting = world.calm ? Posting.ACCEPTED : world.chance.oneOf(POSTINGS);
                process.committer.submit(new Command.MailTried(mail, posting), answer -> next());
            });
        }
    }

    /// The thread looks every now and then; here it does so only while there is a mail to look for.
    private void rest() {
        boolean waiting = !process.memory
                .mailsDue(world.clock.instant().plus(Duration.ofDays(1)), 1)
                .isEmpty();
        awake = waiting;
        if (waiting) {
            process.within(LOOK_EVERY, this::work);
        }
    }
}
