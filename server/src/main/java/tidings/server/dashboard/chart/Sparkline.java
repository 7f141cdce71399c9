package tidings.server.dashboard.chart;

import java.util.List;
import java.util.Locale;

/// A tiny chart for the cell of a table: a bar for each stretch of time, oldest first, with what went wrong
/// on top.
///
/// @param what is counted, in words such as `Deliveries in the last 24 hours`
/// @param bars at least one
public record Sparkline(String what, List<Bar> bars) {
    private static final int STEP = 4;
    private static final double WIDTH = 3;
    private static final int HEIGHT = 24;

    /// The least height of something that is not nothing, so that one failure among thousands can be seen.
    private static final double LEAST = 2;

    public Sparkline {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("A sparkline needs a bar at least");
        }
    }

    /// What happened within a stretch of time.
    public record Bar(long good, long bad) {
        /// Both together.
        public long total() {
            return good + bad;
        }
    }

    /// What it shows, in words.
    public String label() {
        long total = bars.stream().mapToLong(Bar::total).sum();
        long bad = bars.stream().mapToLong(Bar::bad).sum();
        return total == 0
                ? what + ": none"
                : String.format(
                        Locale.ENGLISH,
                        "%s: %,d, %s",
                        what,
                        total,
                        bad == 0 ? "none failed" : String.format(Locale.ENGLISH, "%,d failed", bad));
    }

    /// The picture.
    public String svg() {
        long most = Math.max(1, bars.stream().mapToLong(Bar::total).max().orElse(1));
        Svg svg = new Svg("spark", bars.size() * STEP, HEIGHT, label());
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double bad = height(bar.bad(), most);
            double good = Math.min(height(bar.good(), most), HEIGHT - bad);
            double x = (double) i * STEP;
            if (bar.total() == 0) {
                svg.bar("bar none", x, HEIGHT - 1.0, new Svg.Size(WIDTH, 1));
            }
            svg.bar("bar", x, HEIGHT - good, new Svg.Size(WIDTH, good));
            svg.bar("bar tone-bad", x, HEIGHT - good - bad, new Svg.Size(WIDTH, bad));
        }
        return svg.done();
    }

    private static double height(long count, long most) {
        return count == 0 ? 0 : Math.max(LEAST, (double) count / most * HEIGHT);
    }
}
