package tidings.engine;

import java.util.OptionalLong;

/// The outward form of ids: a prefix that names the kind, and thirteen digits of Crockford's base 32.
///
/// The form sorts like the number, holds no `.` (which separates the parts of a Standard Webhooks signature)
/// and no letter that is mistaken for a digit.
final class IdText {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 13;
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private IdText() {}

    static String write(String prefix, long value) {
        char[] text = new char[prefix.length() + LENGTH];
        prefix.getChars(0, prefix.length(), text, 0);
        long rest = value;
        for (int i = text.length - 1; i >= prefix.length(); i--) {
            text[i] = DIGITS.charAt((int) (rest & MASK));
            rest >>>= BITS;
        }
        return new String(text);
    }

    static OptionalLong read(String prefix, String text) {
        if (text.length() != prefix.length() + LENGTH || !text.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = prefix.length(); i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0 || value >>> (Long.SIZE - 1 - BITS) != 0) {
                return OptionalLong.empty();
            }
            value = value << BITS | digit;
        }
        return OptionalLong.of(value);
    }
}
