package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.Sink.Behaviour;

final class GeneratorTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Stage stage = new Stage();

    GeneratorTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    void sendsEachNumberOnceAndSeesEachArrive() {
        Ledger ledger = stage.ledger(1_000, Audience.ONE);
        Generator generator = stage.generator(stage.traffic(Behaviour.OK, 8), Stage.atOnce(1_000), ledger);

        stage.turnUntil(generator::done);
        generator.close();

        assertThat(ledger.sentCount()).isEqualTo(1_000);
        assertThat(ledger.acceptedCount()).isEqualTo(1_000);
        assertThat(ledger.receivedCount()).isEqualTo(1_000);
        assertThat(ledger.missing(0)).isZero();
        assertThat(ledger.repeats() + ledger.strays()).isZero();
    }

    @Test
    void countsEveryRequestThatFellDueWhileTheReceiverStalled() {
        Ledger ledger = stage.ledger(100, Audience.ONE);
        stage.sink.shutGate();
        Generator generator =
                stage.generator(stage.traffic(Behaviour.GATED, 4), Arrivals.Open.even(0, MILLI, 100), ledger);
        stage.clock.advance(Duration.ofMillis(200));
        stage.turnUntil(() -> stage.sink.waitingAtGate() == 4);
        assertThat(ledger.sentCount()).as("no more requests than connections").isEqualTo(4);

        stage.clock.advance(Duration.ofMillis(800));
        stage.sink.openGate();
        stage.turnUntil(generator::done);
        generator.close();

        Histogram latency = ledger.acceptLatency();
        assertThat(latency.getTotalCount()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            assertThat(latency.getCountAtValue((1_000 - i) * MILLI))
                    .as("requests that were meant for %d ms and answered at 1,000 ms", i)
                    .isEqualTo(1);
        }
    }

    @Test
    void sendsNothingBeforeItsTime() {
        Ledger ledger = stage.ledger(10, Audience.ONE);
        Generator generator =
                stage.generator(stage.traffic(Behaviour.OK, 10), Arrivals.Open.even(0, MILLI, 10), ledger);

        for (int i = 1; i <= 10; i++) {
            int due = i;
            stage.turnUntil(() -> ledger.acceptedCount() == due);
            stage.loop.turn(MILLI);
            assertThat(ledger.sentCount()).isEqualTo(due);
            stage.clock.advance(Duration.ofMillis(1));
        }
        generator.close();

        assertThat(ledger.acceptLatency().getMaxValue()).isZero();
    }

    @Test
    void waitsWhileTooManyDeliveriesAreOutstanding() {
        Ledger ledger = stage.ledger(50, Audience.ONE);
        stage.sink.shutGate();
        Arrivals arrivals = new Arrivals.Closed(50, Long.MAX_VALUE, () -> ledger.outstanding() < 3);
        Generator generator = stage.generator(stage.traffic(Behaviour.GATED, 8), arrivals, ledger);
        stage.turnUntil(() -> stage.sink.waitingAtGate() == 3);
        stage.loop.turn(MILLI);
        assertThat(ledger.sentCount()).isEqualTo(3);

        stage.sink.openGate();
        stage.turnUntil(generator::done);
        generator.close();

        assertThat(ledger.receivedCount()).isEqualTo(50);
    }

    @Test
    void stopsAtTheEndOfItsTime() {
        Ledger ledger = stage.ledger(1_000, Audience.ONE);
        Arrivals arrivals = new Arrivals.Closed(1_000, 5 * MILLI, () -> true);
        Generator generator = stage.generator(stage.traffic(Behaviour.OK, 1), arrivals, ledger);
        stage.turnUntil(() -> ledger.acceptedCount() == 10);

        stage.clock.advance(Duration.ofMillis(5));
        stage.turnUntil(generator::done);
        generator.close();

        assertThat(ledger.sentCount()).isLessThan(1_000).isEqualTo(ledger.acceptedCount());
    }

    @Test
    void countsRefusalsWithTheirStatus() {
        Ledger ledger = stage.ledger(20, Audience.ONE);
        Generator generator = stage.generator(stage.traffic(Behaviour.FAIL, 2), Stage.atOnce(20), ledger);

        stage.turnUntil(generator::done);
        generator.close();

        assertThat(ledger.refusedCount()).isEqualTo(20);
        assertThat(ledger.lastRefusal()).isEqualTo(500);
        assertThat(ledger.acceptedCount()).isZero();
        assertThat(ledger.acceptLatency().getTotalCount()).isZero();
    }

    @Test
    void connectsAnewWhenTheServerClosesAConnection() {
        Ledger ledger = stage.ledger(20, Audience.ONE);
        Generator generator = stage.generator(stage.traffic("/nowhere/0", 2), Stage.atOnce(20), ledger);

        stage.turnUntil(generator::done);
        generator.close();

        assertThat(ledger.refusedCount() + ledger.brokenCount()).isEqualTo(20);
        assertThat(stage.sink.unreadable()).isBetween((long) ledger.refusedCount(), 20L);
    }

    @Test
    void takesItsRequestsInTurn() {
        Audience audience = new Audience(2, 1);
        Ledger ledger = stage.ledger(10, audience);
        List<RequestTemplate> requests = List.of(template(0), template(1));
        Traffic traffic = new Traffic(stage.sink.port(), requests, 3);
        Generator generator = stage.generator(traffic, Stage.atOnce(10), ledger);

        stage.turnUntil(generator::done);
        generator.close();

        assertThat(ledger.owed(0)).isEqualTo(5);
        assertThat(ledger.owed(1)).isEqualTo(5);
        assertThat(ledger.missing(0) + ledger.missing(1)).isZero();
        assertThat(ledger.receivedCount()).isEqualTo(10);
    }

    private RequestTemplate template(int receiver) {
        return RequestTemplate.publish(
                "TYPE", ApiClient.ofReceiver(stage.sink.port(), Sink.path(Behaviour.OK, receiver)));
    }
}
