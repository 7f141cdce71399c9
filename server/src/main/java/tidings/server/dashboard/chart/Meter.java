package tidings.server.dashboard.chart;

/// A share of a whole as a short bar. What it shows must stand beside it in words.
///
/// @param part at most the whole
/// @param whole may be nothing
public record Meter(long part, long whole) {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 6;

    /// A rate below this is a matter of concern, one below the next a matter of alarm.
    private static final double CONCERN = 0.99;

    private static final double ALARM = 0.9;

    /// The colour, by the rate.
    public String tone() {
        if (whole == 0) {
            return "quiet";
        }
        double rate = (double) part / whole;
        return rate >= CONCERN ? "good" : rate >= ALARM ? "warning" : "bad";
    }

    /// The picture, without a word.
    public String svg() {
        double width = whole == 0 ? 0 : (double) part / whole * WIDTH;
        return "<svg class=\"meter\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bar tone-" + tone()
                + "\" width=\"" + Svg.number(width) + "\" height=\"" + HEIGHT + "\"/></svg>";
    }
}
