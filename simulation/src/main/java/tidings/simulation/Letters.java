package tidings.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tidings.engine.Mail;

/// Follows the mails that are written about each notification's failures.
final class Letters {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String RECOVERED = "has recovered";

    private final Map<String, Instant> lastFailure = new HashMap<>();
    private final Set<String> failing = new HashSet<>();

    /// A new mail is on disk.
    void written(Mail mail) {
        String[] parts = mail.letter().subject().split(" - ", 2);
        String notification = parts[0];
        if (parts[1].equals(RECOVERED)) {
            BrokenPromise.unless(
                    failing.remove(notification), Promise.TOLD, "A recovery from no failure that was told", mail);
            return;
        }
        failing.add(notification);
        Instant before = lastFailure.put(notification, mail.due());
        BrokenPromise.unless(
                before == null || !mail.due().isBefore(before.plus(WINDOW)),
                Promise.TOLD,
                "Two mails about failures within one window, the other at " + before,
                mail);
    }
}
