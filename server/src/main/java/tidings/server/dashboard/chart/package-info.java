/// Charts: numbers become SVG, which templates write as it is with `{chart.svg.raw}`. Colours come from the
/// stylesheet by class, and what a chart says is in its label too, in words. Entry points: [StackedBars], [Lines],
/// [Meter].
///
/// Pure; knows neither the engine nor templates.
@NullMarked
package tidings.server.dashboard.chart;

import org.jspecify.annotations.NullMarked;
