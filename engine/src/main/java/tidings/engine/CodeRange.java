package tidings.engine;

import java.util.Optional;

/// A response code or a class of them, as the log is searched: `0`, `404`, `4xx`.
///
/// @param from the lowest code that matches
/// @param to the highest code that matches
public record CodeRange(int from, int to) {
    private static final int MAX = 599;

    public CodeRange {
        if (from < 0 || to < from || to > MAX) {
            throw new IllegalArgumentException("Codes are 0 to " + MAX + ", but this is " + from + " to " + to);
        }
    }

    /// Reads `0`, a code from 100 to 599 or a class from `1xx` to `5xx`; empty for anything else.
    public static Optional<CodeRange> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(new CodeRange(0, 0));
        }
        if (text.matches("[1-5][xX]{2}")) {
            int first = (text.charAt(0) - '0') * 100;
            return Optional.of(new CodeRange(first, first + 99));
        }
        if (text.matches("[1-5][0-9]{2}")) {
            int code = Integer.parseInt(text);
            return Optional.of(new CodeRange(code, code));
        }
        return Optional.empty();
    }
}
