package tidings.benchmarks;

import java.nio.charset.StandardCharsets;

/// The number that a scanRef of this benchmark carries in its last twelve characters, as decimal digits.
///
/// One number is one event, so whoever sees a body knows which event it is without parsing JSON.
final class SubjectNumber {

    static final int DIGITS = 12;

    /// The digits as they stand in a text that is yet to be numbered.
    static final String BLANK = "0".repeat(DIGITS);

    /// A scanRef with its number still blank; of the same length and form as a real one.
    static final String BLANK_SCAN_REF = "26b3ac22-89ed-11ee-ba61-" + BLANK;

    /// What [#read] answers where there is no number.
    static final long NONE = -1;

    private static final byte[] KEY = "\"scanRef\"".getBytes(StandardCharsets.US_ASCII);

    private SubjectNumber() {}

    static void write(byte[] bytes, int at, long number) {
        long rest = number;
        for (int i = at + DIGITS - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// Where the key `"scanRef"` stands between `from` and `to`, trying `guess` first; `to` if nowhere.
    static int find(byte[] bytes, int from, int to, int guess) {
        if (guess >= from && isKey(bytes, guess, to)) {
            return guess;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' && isKey(bytes, i, to)) {
                return i;
            }
        }
        return to;
    }

    /// The number in the scanRef whose key stands at `key`, as [#find] answered.
    static long read(byte[] bytes, int key, int to) {
        int i = key + KEY.length;
        while (i < to && (bytes[i] == ':' || bytes[i] == ' ')) {
            i++;
        }
        int digits = i + 1 + BLANK_SCAN_REF.length() - DIGITS;
        if (digits + DIGITS > to || bytes[i] != '"') {
            return NONE;
        }
        long number = 0;
        for (int d = digits; d < digits + DIGITS; d++) {
            byte b = bytes[d];
            if (b < '0' || b > '9') {
                return NONE;
            }
            number = number * 10 + b - '0';
        }
        return number;
    }

    private static boolean isKey(byte[] bytes, int at, int to) {
        if (at + KEY.length > to) {
            return false;
        }
        for (int i = 0; i < KEY.length; i++) {
            if (bytes[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }
}
