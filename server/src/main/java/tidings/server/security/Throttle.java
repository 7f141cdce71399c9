package tidings.server.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Slows down whoever keeps failing: after some failures, each further one makes the next try wait twice as long.
///
/// What is remembered of whom is bounded: the longest untouched is forgotten first. A success, or a quiet hour,
/// clears the record. Thread-safe.
public final class Throttle {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final int free;
    private final Map<String, Failures> records = new LinkedHashMap<>();

    private record Failures(int count, Instant latest) {
        boolean forgiven(Instant now) {
            return latest.plus(FORGIVEN_AFTER).isBefore(now);
        }
    }

    /// Lets so many failures pass before it makes anybody wait.
    public Throttle(InstantSource clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    /// How long this one has to wait before the next try; zero when not at all.
    public synchronized Duration wait(String who) {
        @Nullable Failures record = records.get(who);
        if (record == null || record.count() < free) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Duration left = Duration.between(now, record.latest().plus(pause(record.count() - free)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// One more failure.
    public synchronized void failed(String who) {
        Instant now = clock.instant();
        @Nullable Failures before = records.remove(who);
        records.put(who, new Failures(before == null || before.forgiven(now) ? 1 : before.count() + 1, now));
        Iterator<String> oldest = records.keySet().iterator();
        while (records.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }

    /// All is forgiven.
    public synchronized void succeeded(String who) {
        records.remove(who);
    }

    private static Duration pause(int beyond) {
        Duration pause = FIRST_WAIT;
        for (int i = 0; i < beyond && pause.compareTo(LONGEST_WAIT) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
    }
}
