package tidings.server.dashboard.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How often several things happened in each of some stretches of time: bars, one kind upon the other.
///
/// @param what is counted, in words such as `Deliveries per hour`
/// @param kinds what is told apart, the lowest first
/// @param bars in the order of time
public record StackedBars(String what, List<Kind> kinds, List<Bar> bars) {
    private static final int STEP = 20;
    private static final double WIDTH = 15;
    private static final int HEIGHT = 160;

    /// The least height of something that is not nothing, so that one failure among thousands can be seen.
    private static final double LEAST = 3;

    public StackedBars {
        kinds = List.copyOf(kinds);
        bars = List.copyOf(bars);
    }

    /// One of the things that are told apart.
    ///
    /// @param tone a colour of the stylesheet, such as `good`
    public record Kind(String name, String tone) {}

    /// A stretch of time.
    ///
    /// @param name of the stretch, such as `14:00`
    /// @param counts one for each kind
    public record Bar(String name, List<Long> counts) {
        public Bar {
            counts = List.copyOf(counts);
        }

        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /// How many of a kind there are in all stretches.
    public long total(int kind) {
        return bars.stream().mapToLong(bar -> bar.counts().get(kind)).sum();
    }

    /// What the chart shows, in words.
    public String label() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            parts.add(Words.number(total(i)) + " " + kinds.get(i).name().toLowerCase(Locale.ROOT));
        }
        return what + ": " + String.join(", ", parts);
    }

    /// The chart.
    ///
    /// @param axis what stands below it, from left to right
    public Plot plot(List<String> axis) {
        Scale scale = Scale.upTo(bars.stream().mapToLong(Bar::total).max().orElse(0));
        Svg svg = new Svg("chart", bars.size() * STEP, HEIGHT, label());
        svg.path(
                "grid",
                "M0 0.5H" + bars.size() * STEP + "M0 80H" + bars.size() * STEP + "M0 160H" + bars.size() * STEP);
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, scale, i);
        }
        return new Plot(svg.done(), scale.labels(), axis, table());
    }

    private void draw(Svg svg, Scale scale, int index) {
        Bar bar = bars.get(index);
        double x = (double) index * STEP + (STEP - WIDTH) / 2;
        double y = HEIGHT;
        svg.begin(title(bar));
        for (int i = 0; i < kinds.size(); i++) {
            long count = bar.counts().get(i);
            double height = count == 0 ? 0 : Math.max(LEAST, scale.height(count, HEIGHT));
            y -= height;
            svg.bar("bar tone-" + kinds.get(i).tone(), x, y, new Svg.Size(WIDTH, height));
        }
        svg.end();
    }

    private String title(Bar bar) {
        return bar.name() + ": "
                + String.join(
                        ", ",
                        IntStream.range(0, kinds.size())
                                .filter(i -> bar.counts().get(i) > 0 || bar.total() == 0)
                                .mapToObj(i -> Words.number(bar.counts().get(i)) + " "
                                        + kinds.get(i).name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    /// The latest first, as people look for it.
    private Plot.Table table() {
        List<String> columns = new ArrayList<>(List.of("Hour"));
        kinds.forEach(kind -> columns.add(kind.name()));
        List<List<String>> rows = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> row = new ArrayList<>(List.of(bar.name()));
            bar.counts().forEach(count -> row.add(Words.number(count)));
            rows.add(row);
        }
        Collections.reverse(rows);
        return new Plot.Table(columns, rows);
    }
}
