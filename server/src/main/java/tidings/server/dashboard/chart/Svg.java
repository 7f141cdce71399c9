package tidings.server.dashboard.chart;

import java.util.Locale;

/// Writes an SVG element by element. Every text that is handed in is escaped; names are ours.
final class Svg {
    private final StringBuilder out = new StringBuilder(2_048);

    /// Begins a picture that says what the label says.
    ///
    /// @param style a class of the stylesheet
    Svg(String style, int width, int height, String label) {
        out.append("<svg class=\"").append(style).append("\" viewBox=\"0 0 ");
        out.append(width).append(' ').append(height);
        out.append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
        out.append(escaped(label)).append("\">");
    }

    /// A bar. One without height is left out.
    Svg bar(String style, double x, double y, Size size) {
        if (size.height() > 0) {
            out.append("<rect class=\"").append(style).append("\" x=\"").append(number(x));
            out.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(size.width()));
            out.append("\" height=\"").append(number(size.height())).append("\"/>");
        }
        return this;
    }

    /// A line along a path of SVG's own words.
    Svg path(String style, CharSequence path) {
        if (!path.isEmpty()) {
            out.append("<path class=\"").append(style).append("\" d=\"").append(path);
            out.append("\"/>");
        }
        return this;
    }

    /// Begins a group that browsers explain with these words under the pointer.
    Svg begin(String title) {
        out.append("<g><title>").append(escaped(title)).append("</title>");
        return this;
    }

    /// Ends the group.
    Svg end() {
        out.append("</g>");
        return this;
    }

    /// The whole picture.
    String done() {
        return out.append("</svg>").toString();
    }

    /// How large a bar is.
    record Size(double width, double height) {}

    /// A coordinate: two digits behind the point are finer than any screen.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
