package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    @Test
    void missesWhatWasAcceptedAndNotReceived() {
        Ledger ledger = new Ledger(100, 3, Audience.ONE);
        long first = ledger.sent(0);
        long second = ledger.sent(0);
        ledger.sent(0);
        ledger.accepted(first, 1);
        ledger.accepted(second, 1);
        ledger.received(0, first, 2);

        assertThat(ledger.owed(0)).isEqualTo(2);
        assertThat(ledger.missing(0)).isEqualTo(1);
        assertThat(ledger.outstanding()).isEqualTo(2);
        assertThat(ledger.full()).isTrue();
    }

    @Test
    void doesNotWaitForWhatWasRefusedOrBroken() {
        Ledger ledger = new Ledger(1, 3, new Audience(1, 10));
        ledger.sent(0);
        ledger.sent(0);
        ledger.refused(503);
        ledger.sent(0);
        ledger.broken();

        assertThat(ledger.outstanding()).isEqualTo(10);
    }

    @Test
    void takesAnArrivalBeforeItsAcceptanceAsImmediate() {
        Ledger ledger = new Ledger(1, 1, Audience.ONE);
        long number = ledger.sent(10);
        ledger.received(0, number, 30);
        ledger.accepted(number, 40);
        Histogram acceptToReceived = Ledger.empty();
        Histogram sendToReceived = Ledger.empty();

        ledger.addAcceptToReceived(0, acceptToReceived);
        ledger.addSendToReceived(0, sendToReceived);

        assertThat(acceptToReceived.getMaxValue()).isZero();
        assertThat(sendToReceived.getMaxValue()).isEqualTo(20);
        assertThat(ledger.acceptLatency().getMaxValue()).isEqualTo(30);
    }

    @Test
    void keepsTheReceiversOfOneEventApart() {
        Ledger ledger = new Ledger(1, 2, new Audience(1, 2));
        long number = ledger.sent(0);
        ledger.accepted(number, 0);
        ledger.received(1, number, 5);

        assertThat(ledger.missing(0)).isEqualTo(1);
        assertThat(ledger.missing(1)).isZero();
        assertThat(ledger.lastReceivedAt()).isEqualTo(5);
    }

    @Test
    void saysWhenAShareHadArrived() {
        Ledger ledger = new Ledger(1, 100, Audience.ONE);
        for (int i = 1; i <= 100; i++) {
            ledger.received(0, ledger.sent(0), i);
        }

        assertThat(ledger.timeByWhichReceived(0, 0.99)).isEqualTo(99);
        assertThat(ledger.timeByWhichReceived(0, 1)).isEqualTo(100);
        assertThat(ledger.timeByWhichReceived(0, 1e-9)).isEqualTo(1);
    }
}
