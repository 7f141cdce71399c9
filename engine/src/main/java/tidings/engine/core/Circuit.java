package tidings.engine.core;

import tidings.engine.Failure;
import tidings.engine.Outcome;

/// How many sends at once a receiver gets: more with each success, half as many with each failure, and one at
/// a time after so many failures in a row, until it answers again.
///
/// What counts as failure is that the receiver seems unable: no answer, `5xx`, `429`. A `4xx` is about the
/// one request and says that the receiver is well. Of a mail server it is the other way round: `4yz` says
/// that it is busy, `5yz` is about the one mail. A fault of ours says nothing.
final class Circuit {
    private static final int START = 8;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int most;
    private final int threshold;
    private int limit;
    private int failuresInARow;

    Circuit(int most, int threshold) {
        this.most = most;
        this.threshold = threshold;
        this.limit = Math.min(START, most);
    }

    /// How many sends may be in flight.
    int limit() {
        return limit;
    }

    /// Whether the receiver is given one send at a time because it keeps failing.
    boolean open() {
        return failuresInARow >= threshold;
    }

    /// Takes note of an outcome.
    ///
    /// @return whether this one opened the circuit
    boolean note(Outcome outcome) {
        if (outcome instanceof Outcome.Unanswered(Failure reason) && reason == Failure.INTERNAL) {
            return false;
        }
        if (able(outcome)) {
            limit = open() ? Math.min(START, most) : Math.min(most, limit + 1);
            failuresInARow = 0;
            return false;
        }
        failuresInARow++;
        limit = open() ? 1 : Math.max(1, limit / 2);
        return failuresInARow == threshold;
    }

    private static boolean able(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _ -> true;
            case Outcome.Refused refused -> refused.code() < 500 && refused.code() != TOO_MANY_REQUESTS;
            case Outcome.Bounced bounced -> bounced.isForGood();
            case Outcome.Unanswered _ -> false;
        };
    }
}
