package tidings.server.dashboard.chart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How several times went over some hours: lines over a logarithmic axis, since times differ by factors. Where
/// nothing was measured a line has a gap.
///
/// @param label what the chart shows, in words
/// @param series the lowest line first
/// @param hours the names of the stretches of time, in their order
public record Lines(String label, List<Series> series, List<String> hours) {
    private static final int STEP = 20;
    private static final int HEIGHT = 160;

    public Lines {
        series = List.copyOf(series);
        hours = List.copyOf(hours);
    }

    /// A line.
    ///
    /// @param style how it is drawn: a class of the stylesheet
    /// @param points one for each hour; empty where nothing was measured
    public record Series(String name, String style, List<Optional<Duration>> points) {
        public Series {
            points = List.copyOf(points);
        }

        private boolean measured(int index) {
            return index >= 0 && index < points.size() && points.get(index).isPresent();
        }
    }

    /// The chart.
    ///
    /// @param axis what stands below it, from left to right
    public Plot plot(List<String> axis) {
        Decades decades = decades();
        Svg svg = new Svg("chart", hours.size() * STEP, HEIGHT, label);
        StringBuilder grid = new StringBuilder();
        for (int i = 0; i <= decades.count(); i++) {
            double y = (double) HEIGHT * i / decades.count();
            grid.append('M').append(0).append(' ').append(Svg.number(y));
            grid.append('H').append(hours.size() * STEP);
        }
        svg.path("grid", grid);
        for (Series line : series) {
            svg.path("line " + line.style(), path(line, decades));
        }
        return new Plot(svg.done(), decades.labels(), axis, table());
    }

    /// A measurement whose neighbours are missing is a short stroke, since a line needs two ends.
    private static StringBuilder path(Series line, Decades decades) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.points().size(); i++) {
            Optional<Duration> point = line.points().get(i);
            if (point.isPresent()) {
                boolean begins = !line.measured(i - 1);
                boolean alone = begins && !line.measured(i + 1);
                path.append(begins ? 'M' : 'L');
                path.append(Svg.number(i * STEP + (alone ? STEP / 4.0 : STEP / 2.0)))
                        .append(' ');
                path.append(Svg.number(HEIGHT - decades.height(point.get(), HEIGHT)));
                path.append(alone ? "h" + STEP / 2 : "");
            }
        }
        return path;
    }

    private Decades decades() {
        List<Duration> all = series.stream()
                .flatMap(line -> line.points().stream())
                .flatMap(Optional::stream)
                .toList();
        return all.isEmpty() ? new Decades(0, 3) : Decades.around(Collections.min(all), Collections.max(all));
    }

    private Plot.Table table() {
        List<String> columns = new ArrayList<>(List.of("Hour"));
        series.forEach(line -> columns.add(line.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = hours.size() - 1; i >= 0; i--) {
            List<String> row = new ArrayList<>(List.of(hours.get(i)));
            for (Series line : series) {
                row.add(line.points().get(i).map(Words::time).orElse("–"));
            }
            rows.add(row);
        }
        return new Plot.Table(columns, rows);
    }

    /// A logarithmic axis over whole powers of ten of milliseconds.
    ///
    /// @param from the exponent at the lower end
    /// @param to the one at the upper end, which is greater
    record Decades(int from, int to) {
        static Decades around(Duration least, Duration most) {
            int from = (int) Math.floor(exponent(least));
            return new Decades(from, Math.max(from + 1, (int) Math.ceil(exponent(most))));
        }

        int count() {
            return to - from;
        }

        double height(Duration time, int of) {
            return (exponent(time) - from) / count() * of;
        }

        List<String> labels() {
            List<String> labels = new ArrayList<>();
            for (int exponent = to; exponent >= from; exponent--) {
                labels.add(Words.time(Duration.ofMillis((long) Math.pow(10, exponent))));
            }
            return labels;
        }

        /// What is shorter than a millisecond counts as one.
        private static double exponent(Duration time) {
            return Math.log10(Math.max(1, time.toNanos() / 1e6));
        }
    }
}
