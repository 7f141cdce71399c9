package tidings.engine.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tidings.engine.Mail;
import tidings.engine.core.Command;
import tidings.engine.port.Mailbox.Posting;
import tidings.engine.port.StoreException;

/// Hands the mails that are due to the mail server, one at a time, and has recorded what came of each before
/// the next.
final class MailRoom {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    private static final int AT_ONCE = 20;

    private final EngineParts parts;
    private final Committer committer;
    private final Semaphore pokes = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("mail room").unstarted(this::run);

    MailRoom(EngineParts parts, Committer committer) {
        this.parts = parts;
        this.committer = committer;
    }

    void start() {
        thread.start();
    }

    /// There may be a mail to send.
    void poke() {
        pokes.release();
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                boolean more = false;
                try {
                    more = work();
                } catch (StoreException e) {
                    parts.telemetry().fault("The mails that wait could not be read", e);
                }
                if (!more) {
                    pokes.tryAcquire(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
                    pokes.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Posts a handful; says whether there may be more that can be posted.
    private boolean work() throws InterruptedException {
        List<Mail> due = parts.store().mailsDue(parts.clock().instant(), AT_ONCE);
        for (Mail mail : due) {
            Posting posting = post(mail);
            if (posting == Posting.NOT_CONFIGURED) {
                return false;
            }
            try {
                committer.submitAndTell(new Command.MailTried(mail, posting)).get();
            } catch (ExecutionException e) {
                parts.telemetry().fault("What came of a mail could not be recorded", e);
                return false;
            }
        }
        return due.size() == AT_ONCE;
    }

    private Posting post(Mail mail) {
        try {
            return parts.mailbox().post(mail);
        } catch (RuntimeException e) {
            parts.telemetry().fault("A mail could not be handed over", e);
            return Posting.UNAVAILABLE;
        }
    }
}
