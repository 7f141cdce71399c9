package tidings.server.dashboard.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lines of RFC 4180 that a spreadsheet can be given: what it would take for a formula begins with an
/// apostrophe.
final class CsvLine {
    private static final String FORMULA_STARTS = "=+-@\t\r\n|%＝＋－＠";

    private CsvLine() {}

    /// A line with its end.
    static String of(List<@Nullable String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String guarded = FORMULA_STARTS.indexOf(first(text)) >= 0 ? "'" + text : text;
        boolean quoted = guarded.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }

    /// The first character that counts: spreadsheets pass over spaces before a formula.
    private static char first(String text) {
        int at = 0;
        while (at < text.length() - 1 && text.charAt(at) == ' ') {
            at++;
        }
        return text.charAt(at);
    }
}
