package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` under load, again and again, on the same data.
final class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 5);
    private static final int CLIENTS = 8;
    private static final Duration SETTLED = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void noAcknowledgedEventIsLostWhenTheServerIsKilled() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash: seed " + seed + "; -Dcrash.seed=" + seed + " draws the same moments again");
        Ledger ledger = new Ledger();
        try (RawReceiver receiver = RawReceiver.forgetful(ledger);
                Tidings tidings = Tidings.start(Setup.open(data))) {
            tidings.api().subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE").retrying(20));
            Publishers publishers = Publishers.start(tidings.api(), CLIENTS);
            try (publishers) {
                killAgainAndAgain(tidings, new SplittableRandom(seed));
            }
            // The counts are printed whatever they are; the assertions below say what is missing.
            Waiting.whether(
                    SETTLED,
                    () -> ledger.missing(publishers.acknowledged()).isEmpty()
                            && tidings.api().deliveries("state=PENDING").isEmpty());
            System.out.println("crash: acknowledged "
                    + publishers.acknowledged().size() + ", received " + ledger.size() + ", repeats "
                    + ledger.repeats() + ", rounds " + ROUNDS);

            assertThat(ledger.missing(publishers.acknowledged())).isEmpty();
            assertThat(ledger.underSeveralIds()).isEmpty();
            assertThat(ledger.disorder()).isEmpty();
            assertThat(publishers.unexpected()).isEmpty();
            assertThat(publishers.acknowledged()).hasSizeGreaterThan(ROUNDS * CLIENTS);
            assertThat(tidings.api().deliveries("state=PENDING")).isEmpty();
            assertThat(tidings.api().deliveries("state=FAILED")).isEmpty();
            assertThat(Files.readString(tidings.log())).doesNotContain(" ERROR ");
        }
    }

    /// Kills the server at random moments under load, and sometimes before it has even started again.
    private static void killAgainAndAgain(Tidings tidings, SplittableRandom random) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Thread.sleep(random.nextLong(200, 2_500));
            tidings.kill();
            if (random.nextInt(4) == 0) {
                tidings.beginAgain();
                Thread.sleep(random.nextLong(2_000));
                tidings.kill();
            }
            tidings.startAgain();
        }
    }
}
