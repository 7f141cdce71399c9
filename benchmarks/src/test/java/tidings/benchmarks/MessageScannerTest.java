package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tidings.benchmarks.MessageScanner.Malformed;

final class MessageScannerTest {

    private static final String REQUEST =
            "POST /ok/0 HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: 5\r\nX: content-length: 9\r\n\r\nhello";

    private final MessageScanner scanner = new MessageScanner();

    @Test
    void isCompleteAtItsLastByteAndNotBefore() throws Malformed {
        byte[] bytes = ascii(REQUEST);

        for (int to = 0; to < bytes.length; to++) {
            assertThat(scanner.scan(bytes, 0, to)).as("%d bytes", to).isFalse();
        }

        assertThat(scanner.scan(bytes, 0, bytes.length)).isTrue();
        assertThat(scanner.bodyStart()).isEqualTo(bytes.length - 5);
        assertThat(scanner.end()).isEqualTo(bytes.length);
    }

    @Test
    void endsWhereTheNextMessageBegins() throws Malformed {
        byte[] bytes = ascii(REQUEST + REQUEST);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isTrue();
        assertThat(scanner.end()).isEqualTo(REQUEST.length());
        assertThat(scanner.scan(bytes, REQUEST.length(), bytes.length)).isTrue();
        assertThat(scanner.end()).isEqualTo(bytes.length);
    }

    @Test
    void takesAMessageWithoutALengthAsOneWithoutABody() throws Malformed {
        byte[] bytes = ascii("HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n");

        assertThat(scanner.scan(bytes, 0, bytes.length)).isTrue();
        assertThat(scanner.end()).isEqualTo(bytes.length);
        assertThat(MessageScanner.status(bytes, 0)).isEqualTo(204);
    }

    @Test
    void refusesAChunkedBody() {
        byte[] bytes = ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesABodyThatDoesNotFit() {
        byte[] bytes = ascii("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n");

        assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesAHeadThatDoesNotEnd() {
        byte[] bytes = ascii("X".repeat(MessageScanner.LONGEST_MESSAGE));

        assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesALengthThatIsNoNumber() {
        byte[] bytes = ascii("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");

        assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length)).isInstanceOf(Malformed.class);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
