package tidings.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tidings.engine.Limits;

/// What kind of history a seed makes. Histories differ in kind, not only in detail: each draws its own
/// limits, its own faults (most histories know only some) and its own mix of what people do.
///
/// @param workspaces how many there are from the beginning
/// @param notifications how many are made at the beginning
/// @param subjects how many subjects events are about; with few, order matters
/// @param actions how many things people do before the calm
/// @param pace microseconds between two of them, on average
/// @param burst how many events come at once at most, when many do
/// @param page deliveries that a bulk resend hands on at once
/// @param fewWaiting resends below which a bulk resend goes on
/// @param mix how often people do what
record Scenario(
        Limits limits,
        int workspaces,
        int notifications,
        int subjects,
        int actions,
        long pace,
        int burst,
        int page,
        int fewWaiting,
        Faults faults,
        Receivers receivers,
        List<Deed> mix) {
    private static final long MILLISECOND = 1000;
    private static final long SECOND = 1000 * MILLISECOND;

    /// What people and operators do.
    enum Deed {
        PUBLISH,
        BURST,
        PUBLISH_AGAIN,
        EDIT_RETRY,
        EDIT_RECEIVER,
        EDIT_TYPES,
        EDIT_FAIL_MAIL,
        TOGGLE,
        FLAP,
        REMOVE,
        ADD,
        RESEND,
        RESEND_ALL,
        STOP_RESENDING,
        ERASE,
        STEP_CLOCK,
        CRASH,
        OUTAGE
    }

    /// How long the disk may take for a commit and a read together.
    long diskTime() {
        return (long) faults.commitTime() + faults.readTime();
    }

    /// What fails, in times per thousand, and how long things take at most, in microseconds.
    ///
    /// @param crash the process dies at a step of a commit
    /// @param commit a commit fails and nothing is written
    /// @param commitUnknown a commit fails although everything is written
    /// @param read a read fails
    /// @param clockBack the clock is set back while the process is down
    /// @param startTime until a thread starts
    /// @param commitTime until the disk has written
    /// @param readTime until the store has answered
    /// @param timerLate how much later than asked a timer goes off
    record Faults(
            int crash,
            int commit,
            int commitUnknown,
            int read,
            int clockBack,
            int startTime,
            int commitTime,
            int readTime,
            int timerLate) {
        static Faults draw(Chance chance) {
            return new Faults(
                    some(chance, 25),
                    some(chance, 100),
                    some(chance, 15),
                    some(chance, 150),
                    some(chance, 500),
                    time(chance, 2 * MILLISECOND),
                    diskTime(chance, 20 * MILLISECOND),
                    diskTime(chance, 50 * MILLISECOND),
                    time(chance, 200 * MILLISECOND));
        }

        private static int some(Chance chance, int most) {
            return chance.even() ? 0 : chance.between(1, most);
        }

        private static int diskTime(Chance chance, long most) {
            return time(chance, chance.perMille(200) ? 3 * SECOND : most);
        }

        private static int time(Chance chance, long most) {
            return chance.between(1, chance.even() ? 10 : (int) most);
        }
    }

    /// How receivers behave: each draws its own moods from these.
    ///
    /// @param moods as often as each comes up
    /// @param answerTime microseconds until a receiver that is well has answered, at most
    record Receivers(List<SimReceiver.Mood> moods, int answerTime) {
        static Receivers draw(Chance chance) {
            List<SimReceiver.Mood> moods = new ArrayList<>();
            int well = chance.between(0, 12);
            for (SimReceiver.Mood mood : SimReceiver.Mood.values()) {
                int times = mood == SimReceiver.Mood.WELL ? well : chance.even() ? 0 : chance.between(1, 3);
                moods.addAll(Collections.nCopies(times, mood));
            }
            if (moods.isEmpty()) {
                moods.add(SimReceiver.Mood.WELL);
            }
            return new Receivers(
                    List.copyOf(moods), chance.between(100, (int) (chance.even() ? MILLISECOND : 2 * SECOND)));
        }
    }

    static Scenario draw(Chance chance) {
        return new Scenario(
                limits(chance),
                chance.perMille(750) ? 1 : 2,
                chance.between(1, 4),
                chance.between(1, chance.even() ? 2 : 6),
                chance.between(6, 40),
                chance.oneOf(List.of(MILLISECOND, 30 * MILLISECOND, SECOND, 20 * SECOND, 200 * SECOND)),
                chance.perMille(700) ? 6 : 40,
                chance.between(1, 5),
                chance.between(1, 10),
                Faults.draw(chance),
                Receivers.draw(chance),
                mix(chance));
    }

    private static Limits limits(Chance chance) {
        Limits.Committing committing = new Limits.Committing(
                few(chance, 2, 10, 4096),
                few(chance, 1, 5, 512),
                few(chance, 10, 200, 1 << 22),
                few(chance, 1, 5, 200));
        Limits.Dispatching dispatching = new Limits.Dispatching(
                few(chance, 1, 4, 1024),
                few(chance, 1, 4, 64),
                few(chance, 2, 8, 4096),
                few(chance, 2, 16, 32768),
                few(chance, 50, 500, 1 << 24),
                few(chance, 1, 4, 256),
                few(chance, 1, 3, 5));
        return new Limits(committing, dispatching, Duration.ofDays(3000));
    }

    private static int few(Chance chance, int low, int high, int usual) {
        return chance.perMille(650) ? chance.between(low, high) : usual;
    }

    private static List<Deed> mix(Chance chance) {
        Map<Deed, Integer> times = new EnumMap<>(Deed.class);
        for (Deed deed : Deed.values()) {
            times.put(deed, chance.even() ? 0 : chance.between(1, 3));
        }
        times.merge(Deed.PUBLISH, 5, Integer::sum);
        times.merge(Deed.BURST, chance.between(0, 4), Integer::sum);
        List<Deed> mix = new ArrayList<>();
        times.forEach((deed, often) -> mix.addAll(Collections.nCopies(often, deed)));
        return List.copyOf(mix);
    }
}
