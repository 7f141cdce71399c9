package tidings.server.dashboard;

import java.util.ArrayList;
import java.util.List;

/// A row of small bars, one for each stretch of time, as the tag `spark` draws it.
///
/// @param bars from the oldest to the newest
public record Spark(List<Bar> bars) {
    private static final int HEIGHT = 24;
    private static final int STEP = 8;
    private static final int THICKNESS = 6;

    public Spark {
        bars = List.copyOf(bars);
    }

    /// How much ended in a stretch of time.
    public record Count(long good, long bad) {
        private long all() {
            return good + bad;
        }
    }

    /// One rectangle, on the scale of [#width] and [#height].
    public record Bar(int x, int y, int width, int height, Tone tone) {}

    /// Draws the counts. Whatever went wrong stands on top of what went well, and is seen however little it is.
    public static Spark of(List<Count> counts) {
        long most = counts.stream().mapToLong(Count::all).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            Count count = counts.get(i);
            int all = length(count.all(), most);
            int bad = length(count.bad(), most);
            int good = Math.max(all - bad, 0);
            bars.add(new Bar(i * STEP, HEIGHT - Math.max(good, 1), THICKNESS, Math.max(good, 1), Tone.QUIET));
            if (bad > 0) {
                bars.add(new Bar(i * STEP, HEIGHT - good - bad, THICKNESS, bad, Tone.BAD));
            }
        }
        return new Spark(bars);
    }

    /// The width of the drawing.
    public int width() {
        return bars.isEmpty() ? STEP : bars.getLast().x() + THICKNESS;
    }

    /// The height of the drawing.
    public int height() {
        return HEIGHT;
    }

    private static int length(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(2, Math.round((double) HEIGHT * count / most));
    }
}
