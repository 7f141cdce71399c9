package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentStatus;

class RetentionTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void whatNobodyOpenedGoesAfterItsRetention() {
        Case one = Case.of(SomeTerms.usual().retention(YEAR)).wakeWhenDue();
        Instant goes = one.now.plus(YEAR);

        assertThat(Case.WORKFLOW.wakeAt(one.v)).contains(goes);
        assertThat(one.at(goes.minusSeconds(1)).isForgottenNow()).isFalse();
        assertThat(one.at(goes).isForgottenNow()).isTrue();
    }

    @Test
    void aNewDecisionBeginsItAnew() {
        Case one = Case.submitted(SomeTerms.automatic().retention(YEAR))
                .act(new Action.FinishAutoReview(Case.auto(null, DocumentStatus.DOC_VALIDATED)))
                .later(Duration.ofDays(100))
                .act(new Action.Review(Case.deny()));

        assertThat(Case.WORKFLOW.wakeAt(one.v)).contains(one.now.plus(YEAR));
    }

    @Test
    void whatWaitsForAPersonNeverGoes() {
        Case one = Case.reviewing(SomeTerms.usual().retention(YEAR)).later(Duration.ofDays(10_000));

        assertThat(Case.WORKFLOW.wakeAt(one.v)).isEmpty();
        assertThat(one.isForgottenNow()).isFalse();
    }

    @Test
    void itStaysUntilTheExpiryWasToldAndHadTimeToArrive() {
        LocalDate expires = LocalDate.of(2031, 4, 30);
        Case one = Case.reviewing(SomeTerms.usual().retention(YEAR)).act(new Action.Review(Case.approve()));
        Instant last = expires.atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(one.at(last).isForgottenNow()).isFalse();
        one.wake();

        assertThat(one.told).hasSize(6);
        assertThat(Case.WORKFLOW.wakeAt(one.v)).contains(last.plus(Retention.DELIVERY));
        assertThat(one.at(last.plus(Retention.DELIVERY)).isForgottenNow()).isTrue();
    }
}
