package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `SIGTERM` under load: attempts in flight end and are recorded, so nothing is lost and nothing repeated.
final class GracefulStopTest {
    private static final int CLIENTS = 8;

    /// What a process says that `SIGTERM` ended.
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path data;

    @Test
    void nothingIsLostAndNothingIsRepeatedWhenTheServerIsStopped() throws Exception {
        Ledger ledger = new Ledger();
        RawReceiver.Behaviour slow = request -> ledger.on(request) instanceof Reply.Whole whole
                ? new Reply.Late(whole, Duration.ofMillis(20))
                : new Reply.Silence();
        try (RawReceiver receiver = RawReceiver.forgetful(slow);
                Tidings tidings = Tidings.start(Setup.open(data))) {
            tidings.api().subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE").retrying(20));
            Publishers publishers = Publishers.start(tidings.api(), CLIENTS);
            try (publishers) {
                Waiting.until("there is load", () -> publishers.acknowledged().size() > 500 && ledger.size() > 100);
                assertThat(tidings.stop()).isIn(0, TERMINATED);
            }
            tidings.startAgain();
            Waiting.until(
                    "every acknowledged event has arrived",
                    Duration.ofSeconds(60),
                    () -> ledger.missing(publishers.acknowledged()).isEmpty());
            Waiting.until(
                    "nothing is pending",
                    () -> tidings.api().deliveries("state=PENDING").isEmpty());

            assertThat(ledger.repeats()).isZero();
            assertThat(ledger.disorder()).isEmpty();
            assertThat(publishers.unexpected()).isEmpty();
            assertThat(Files.readString(tidings.log())).doesNotContain(" ERROR ");
        }
    }
}
