package tidings.server.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Checks that bytes are well-formed UTF-8 as the Unicode standard defines it in its table 3-7: no overlong
/// forms, no surrogates, nothing above U+10FFFF. Parsers of JSON are laxer, and what they let through is read
/// differently by the next one.
final class StrictUtf8 {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private StrictUtf8() {}

    /// Where the first ill-formed sequence begins; -1 when there is none.
    static int firstFault(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] >= 0) {
                at = endOfAscii(bytes, at);
            } else {
                int length = sequenceLength(bytes, at);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return -1;
    }

    private static int endOfAscii(byte[] bytes, int from) {
        int at = from;
        int lastWord = bytes.length - Long.BYTES;
        while (at <= lastWord && ((long) WORDS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            return isBetween(bytes, at + 1, 0x80, 0xbf) ? 2 : 0;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            boolean second = isBetween(bytes, at + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
            return second && isBetween(bytes, at + 2, 0x80, 0xbf) ? 3 : 0;
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            boolean second = isBetween(bytes, at + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
            return second && isBetween(bytes, at + 2, 0x80, 0xbf) && isBetween(bytes, at + 3, 0x80, 0xbf) ? 4 : 0;
        }
        return 0;
    }

    private static boolean isBetween(byte[] bytes, int at, int least, int most) {
        if (at >= bytes.length) {
            return false;
        }
        int value = bytes[at] & 0xff;
        return value >= least && value <= most;
    }
}
