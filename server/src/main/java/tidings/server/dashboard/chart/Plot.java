package tidings.server.dashboard.chart;

import java.util.List;

/// A chart with what stands around it. Text is kept out of the picture, so that the picture can be stretched to any
/// width while letters keep their size.
///
/// @param svg the picture
/// @param scale what stands beside it, from the top down
/// @param axis what stands below it, from left to right
/// @param table the same in numbers
public record Plot(String svg, List<String> scale, List<String> axis, Table table) {
    public Plot {
        scale = List.copyOf(scale);
        axis = List.copyOf(axis);
    }

    /// What a chart shows, in numbers, for whoever cannot see it or wants to know exactly.
    ///
    /// @param columns the heads of all columns
    /// @param rows a cell for each column
    public record Table(List<String> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }
}
