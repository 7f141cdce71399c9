package tidings.engine.core;

import java.time.Duration;
import java.time.Instant;
import tidings.engine.Attempt;
import tidings.engine.Outcome;
import tidings.engine.RetryPolicy;
import tidings.engine.port.Dice;

/// When a failed delivery is tried again.
final class RetrySchedule {
    /// A receiver that asks for more patience than this gets this much.
    static final Duration MAX_RETRY_AFTER = RetryPolicy.MAX_INTERVAL;

    /// Jitter is at most this part of the wait, so that a receiver that comes back is not hit by all at once.
    private static final int JITTER_PART = 10;

    private RetrySchedule() {}

    /// Whether the policy grants another attempt after this many.
    static boolean grantsAnother(RetryPolicy policy, int attempts) {
        return attempts <= policy.count();
    }

    /// The interval after the end of the attempt, or the longer wait that the receiver asked for, and some
    /// jitter.
    static Instant next(RetryPolicy policy, Attempt attempt, Dice dice) {
        Duration wait = max(policy.interval(), asked(attempt.outcome()));
        long jitter = dice.below(wait.toMillis() / JITTER_PART + 1);
        return attempt.endedAt().plus(wait).plusMillis(jitter);
    }

    private static Duration asked(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(int _, Duration retryAfter) && retryAfter != null) {
            return retryAfter.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : retryAfter;
        }
        return Duration.ZERO;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
