package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Clients that never come to an end do not keep others from being served.
@ExtendWith(SharedTidings.class)
final class SlowClientTest {
    private static final int SLOW = 300;
    private static final long MORE_THAN_ANY_SERVER_TAKES = 64L << 20;

    @Test
    void uploadsThatStallDoNotKeepOthersFromBeingServed(Tidings tidings) throws IOException {
        List<Socket> stalled = new ArrayList<>();
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription _ = tidings.api().subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE"))) {
            for (int i = 0; i < SLOW; i++) {
                Socket socket = connect(tidings);
                stalled.add(socket);
                write(socket, head("Content-Length: 1000") + "{\"type\":");
            }

            for (int i = 0; i < 20; i++) {
                tidings.api().publish(Events.numbered(Events.newScanRef(), i));
            }

            assertThat(receiver.await(20)).hasSize(20);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void anUploadWithoutEndIsCutOff(Tidings tidings) throws IOException {
        try (Socket socket = connect(tidings)) {
            write(socket, head("Transfer-Encoding: chunked"));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

            assertThat(writeUntilRefused(socket, chunk)).isLessThan(MORE_THAN_ANY_SERVER_TAKES);
        }
        tidings.api().publish(Events.numbered(Events.newScanRef(), 1));
    }

    /// Writes until the other side answers or hangs up; how many bytes that took.
    private static long writeUntilRefused(Socket socket, byte[] chunk) throws IOException {
        long written = 0;
        try {
            while (written < MORE_THAN_ANY_SERVER_TAKES
                    && socket.getInputStream().available() == 0) {
                socket.getOutputStream().write(chunk);
                written += chunk.length;
            }
        } catch (IOException refused) {
            return written;
        }
        return written;
    }

    private static Socket connect(Tidings tidings) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), tidings.port());
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String head(String framing) {
        String credentials = Base64.getEncoder()
                .encodeToString((Setup.API_KEY + ":" + Setup.API_SECRET).getBytes(StandardCharsets.US_ASCII));
        return "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Basic "
                + credentials + "\r\n" + framing + "\r\n\r\n";
    }
}
