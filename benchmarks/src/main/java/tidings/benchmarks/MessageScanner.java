package tidings.benchmarks;

import java.nio.charset.StandardCharsets;

/// Finds where one HTTP/1.1 message ends: the empty line after its head, then `Content-Length` bytes.
///
/// It reads requests and responses alike, allocates nothing, and is asked again from the message's first byte when
/// more bytes have come. Chunked bodies are refused: neither the generator nor the sink has a use for them.
final class MessageScanner {

    /// The longest message, head and body together, that either side takes.
    static final int LONGEST_MESSAGE = 16 * 1024;

    /// A message that this measuring tool does not understand. Its text never quotes the message.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    private int bodyStart;
    private int end;

    /// Answers whether a whole message starts at `from`; if so, [#bodyStart()] and [#end()] say where its parts are.
    boolean scan(byte[] bytes, int from, int to) throws Malformed {
        int length = 0;
        int line = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            if (i == line || (i == line + 1 && bytes[line] == '\r')) {
                bodyStart = i + 1;
                end = bodyStart + length;
                if (end - from > LONGEST_MESSAGE) {
                    throw new Malformed("a message of " + (end - from) + " bytes, longer than " + LONGEST_MESSAGE);
                }
                return end <= to;
            }
            if (startsWith(bytes, line, i, CONTENT_LENGTH)) {
                length = number(bytes, line + CONTENT_LENGTH.length, i);
            } else if (startsWith(bytes, line, i, TRANSFER_ENCODING)) {
                throw new Malformed("a message with a transfer encoding; only Content-Length is understood");
            }
            line = i + 1;
        }
        if (to - from >= LONGEST_MESSAGE) {
            throw new Malformed("a head longer than " + LONGEST_MESSAGE + " bytes");
        }
        return false;
    }

    int bodyStart() {
        return bodyStart;
    }

    int end() {
        return end;
    }

    /// The status code of the response that starts at `from` and is at least twelve bytes long.
    static int status(byte[] bytes, int from) {
        return (bytes[from + 9] - '0') * 100 + (bytes[from + 10] - '0') * 10 + bytes[from + 11] - '0';
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] lowerCaseName) {
        if (to - from < lowerCaseName.length) {
            return false;
        }
        for (int i = 0; i < lowerCaseName.length; i++) {
            byte b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lowerCaseName[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int to) throws Malformed {
        int value = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9' && value <= LONGEST_MESSAGE) {
                value = value * 10 + b - '0';
            } else if (b >= '0' && b <= '9') {
                throw new Malformed("a body longer than " + LONGEST_MESSAGE + " bytes");
            } else if (b != ' ' && b != '\r') {
                throw new Malformed("a Content-Length that is no number");
            }
        }
        return value;
    }
}
