package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Clients that never come to an end do not keep others from being served.
@ExtendWith(SharedTidings.class)
final class SlowClientTest {
    private static final int STALLED = 300;
    private static final long MORE_THAN_ANY_SERVER_TAKES = 64L << 20;

    @Test
    void uploadsThatStallDoNotKeepOthersFromBeingServed(Tidings tidings) throws IOException {
        List<Wire> stalled = new ArrayList<>();
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription _ = tidings.api().subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE"))) {
            for (int i = 0; i < STALLED; i++) {
                Wire wire = Wire.to(tidings.port());
                stalled.add(wire);
                wire.write(Wire.publishing("Content-Length: 1000") + "{\"type\":");
            }

            for (int i = 0; i < 20; i++) {
                tidings.api().publish(Events.numbered(Events.newScanRef(), i));
            }

            assertThat(receiver.await(20)).hasSize(20);
        } finally {
            for (Wire wire : stalled) {
                wire.close();
            }
        }
    }

    @Test
    void anUploadWithoutEndIsCutOff(Tidings tidings) throws IOException {
        try (Wire wire = Wire.to(tidings.port())) {
            wire.write(Wire.publishing("Transfer-Encoding: chunked"));

            assertThat(writeUntilRefused(wire)).isLessThan(MORE_THAN_ANY_SERVER_TAKES);
        }
        tidings.api().publish(Events.numbered(Events.newScanRef(), 1));
    }

    /// Writes until the other side answers or hangs up; how many bytes that took.
    private static long writeUntilRefused(Wire wire) {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        long written = 0;
        try {
            while (written < MORE_THAN_ANY_SERVER_TAKES && !wire.isAnswered()) {
                wire.write(chunk);
                written += chunk.length();
            }
        } catch (IOException refused) {
            return written;
        }
        return written;
    }
}
