package tidings.simulation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steps of a history: a fingerprint of all, and the last ones to show.
final class Trace {
    private final SimClock clock;
    private final int kept;
    private final ArrayDeque<Step> last = new ArrayDeque<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private long fingerprint;
    private long steps;

    private record Step(
            long at, String what, Object about, @Nullable Object detail) {
        @Override
        public String toString() {
            String time = String.format(Locale.ROOT, "%14.6f  ", at / 1e6);
            return time + what + " " + about + (detail == null ? "" : " " + detail);
        }
    }

    /// Keeps so many steps for showing.
    Trace(SimClock clock, int kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /// Something happens; what it is about is shown later, so it must not change.
    void note(String what, Object about) {
        note(what, about, null);
    }

    /// Something happens, with what else there is to know.
    void note(String what, Object about, @Nullable Object detail) {
        steps++;
        fingerprint = (fingerprint ^ clock.elapsed()) * 0x9E3779B97F4A7C15L + what.hashCode();
        kinds.merge(what, 1, Integer::sum);
        last.add(new Step(clock.elapsed(), what, about, detail));
        if (last.size() > kept) {
            last.remove();
        }
    }

    /// How many steps there were.
    long steps() {
        return steps;
    }

    /// Equal for equal histories, and most likely for no others.
    long fingerprint() {
        return fingerprint;
    }

    /// How often each kind of thing happened.
    Map<String, Integer> kinds() {
        return kinds;
    }

    /// The last steps, oldest first.
    List<String> lines() {
        return last.stream().map(Step::toString).toList();
    }
}
