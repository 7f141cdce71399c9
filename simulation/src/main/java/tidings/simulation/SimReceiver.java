package tidings.simulation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Failure;
import tidings.engine.Outcome;

/// A partner's endpoint: it has moods, and times at which it is down.
final class SimReceiver {
    /// The total deadline of an attempt, which the sender keeps.
    static final long DEADLINE = 10_000_000;

    private static final List<Duration> WAITS =
            List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofMinutes(40));
    private static final List<Duration> LONG_WAITS = List.of(Duration.ofHours(30), Duration.ofDays(400));

    /// How a request is met.
    enum Mood {
        /// It takes the request and answers soon.
        WELL,
        /// It takes the request and answers shortly before the deadline.
        LATE,
        /// It answers 500.
        FAILING,
        /// It answers 404.
        MISSING,
        /// It answers 410.
        GONE,
        /// It answers 429 or 503 and says when to come again.
        BUSY,
        /// It answers nothing until the deadline; it may have taken the request.
        HANGING,
        /// It takes the request, and its answer is lost.
        LOSING,
        /// Nobody listens.
        UNREACHABLE
    }

    /// What becomes of a request.
    ///
    /// @param takenAfter microseconds until the receiver has taken it; negative when it does not
    /// @param endsAfter microseconds until the sender knows
    record Fate(long takenAfter, long endsAfter, Outcome outcome) {}

    private final Chance chance;
    private final Scenario.Receivers kind;
    private final List<Mood> moods;
    private @Nullable Mood down;
    private long downUntil;
    private boolean calm;

    SimReceiver(Chance chance, Scenario.Receivers kind) {
        this.chance = chance;
        this.kind = kind;
        this.moods = List.of(chance.oneOf(kind.moods()), chance.oneOf(kind.moods()), chance.oneOf(kind.moods()));
    }

    /// From now until then it does nothing but this.
    void goDown(Mood mood, long until) {
        down = mood;
        downUntil = until;
    }

    /// From now on it is well.
    void calmDown() {
        calm = true;
    }

    /// What becomes of a request that leaves now.
    Fate meet(long now) {
        Mood mood = down != null && now < downUntil ? down : chance.oneOf(moods);
        return switch (calm ? Mood.WELL : mood) {
            case WELL -> taken(soon(), 0, new Outcome.Delivered(chance.oneOf(List.of(200, 201, 204))));
            case LATE -> taken(soon(), chance.between(5_000_000, 9_900_000), new Outcome.Delivered(200));
            case FAILING -> refused(new Outcome.Refused(500, null));
            case MISSING -> refused(new Outcome.Refused(chance.even() ? 404 : 302, null));
            case GONE -> refused(new Outcome.Refused(410, null));
            case BUSY ->
                refused(new Outcome.Refused(
                        chance.even() ? 429 : 503, chance.oneOf(chance.perMille(20) ? LONG_WAITS : WAITS)));
            case HANGING -> {
                Outcome timedOut = new Outcome.Unanswered(Failure.TIMED_OUT);
                yield chance.even() ? taken(soon(), DEADLINE, timedOut) : new Fate(-1, DEADLINE, timedOut);
            }
            case LOSING -> taken(soon(), 0, new Outcome.Unanswered(Failure.CONNECTION_LOST));
            case UNREACHABLE -> refused(new Outcome.Unanswered(Failure.CONNECTION_REFUSED));
        };
    }

    /// What becomes of an e-mail that leaves now: the moods of a receiver are those of its mail server too.
    Fate meetMail(long now) {
        Fate fate = meet(now);
        return new Fate(
                fate.takenAfter(),
                fate.endsAfter(),
                switch (fate.outcome()) {
                    case Outcome.Delivered _ -> new Outcome.Delivered(250);
                    case Outcome.Refused refused -> new Outcome.Bounced(refused.code() >= 429 ? 451 : 550);
                    case Outcome.Unanswered _ -> new Outcome.Unanswered(Failure.MAIL_SERVER_UNREACHABLE);
                    case Outcome.Bounced bounced -> bounced;
                });
    }

    private long soon() {
        return chance.between(50, kind.answerTime());
    }

    private static Fate taken(long after, long end, Outcome outcome) {
        return new Fate(after, Math.max(after, end), outcome);
    }

    private Fate refused(Outcome outcome) {
        return new Fate(-1, soon(), outcome);
    }
}
