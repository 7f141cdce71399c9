package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentStatus;

class DocumentExpiryTest {
    private static final LocalDate EXPIRES = LocalDate.of(2026, 6, 30);
    private static final Instant MONTH = Instant.parse("2026-05-31T00:00:00Z");
    private static final Instant WEEK = Instant.parse("2026-06-23T00:00:00Z");
    private static final Instant EVE = Instant.parse("2026-06-29T00:00:00Z");
    private static final Instant LAST = Instant.parse("2026-06-30T00:00:00Z");
    private static final String[] ALL = {
        "DOCUMENT_EXPIRES_WITHIN_30_DAYS 2026-06-30",
        "DOCUMENT_EXPIRES_WITHIN_7_DAYS 2026-06-30",
        "DOCUMENT_EXPIRES_WITHIN_1_DAY 2026-06-30",
        "DOCUMENT_EXPIRED 2026-06-30"
    };

    private static Action approve(LocalDate expires) {
        return new Action.Review(Case.manual(DocumentStatus.DOC_VALIDATED, Case.data(expires)));
    }

    private static Case approved() {
        return forget(Case.reviewing(SomeTerms.usual()).act(approve(EXPIRES)));
    }

    private static Case forget(Case one) {
        one.told.clear();
        return one;
    }

    @Test
    void eachThresholdIsToldAtMidnight() {
        Case one = approved();
        for (Instant due : new Instant[] {MONTH, WEEK, EVE, LAST}) {
            assertThat(Case.WORKFLOW.wakeAt(one.v)).contains(due);
            one.wakeWhenDue();
        }

        assertThat(one.news()).containsExactly(ALL);
        assertThat(one.history()).endsWith(Happening.Kind.DOCUMENT_EXPIRY_TOLD);
    }

    @Test
    void whatCameDueWhileNobodyWasThereIsToldInOrder() {
        assertThat(approved().at(LAST.plus(Duration.ofDays(10))).wake().news()).containsExactly(ALL);
    }

    @Test
    void whatWasBehindAtTheApprovalIsNotTold() {
        Case one = forget(Case.reviewing(SomeTerms.usual()).at(WEEK).act(approve(EXPIRES)));

        assertThat(one.at(LAST).wake().news()).containsExactly(ALL[2], ALL[3]);
    }

    @Test
    void aClockThatIsSetBackRepeatsNothing() {
        Case one = approved()
                .at(WEEK)
                .wake()
                .at(MONTH.minusSeconds(1))
                .wake()
                .at(WEEK)
                .wake();
        one.at(Case.START).act(approve(EXPIRES)).at(LAST).wake();

        assertThat(one.news()).containsExactly(ALL[0], ALL[1], "MANUAL_FINISHED APPROVED final", ALL[2], ALL[3]);
    }

    @Test
    void nothingIsToldAfterADenial() {
        Case one = approved().at(MONTH).wake().act(new Action.Review(Case.deny()));
        assertThat(one.at(LAST).wake().news()).containsExactly(ALL[0], "MANUAL_FINISHED DENIED final");
    }

    @Test
    void anApprovalAfterADenialGoesOnWithWhatIsAhead() {
        Case one = approved()
                .at(MONTH)
                .wake()
                .act(new Action.Review(Case.deny()))
                .at(WEEK)
                .act(approve(EXPIRES));
        forget(one);

        assertThat(one.at(LAST).wake().news()).containsExactly(ALL[2], ALL[3]);
    }

    @Test
    void aCorrectedDateIsWatchedInstead() {
        Case one = forget(approved().at(MONTH).wake().act(approve(EXPIRES.plusDays(20))));

        assertThat(one.at(LAST).wake().news()).containsExactly("DOCUMENT_EXPIRES_WITHIN_30_DAYS 2026-07-20");
    }

    @Test
    void whatIsSuspectedOrHasNoReadableDateIsNotWatched() {
        Case suspected = Case.submitted(SomeTerms.automatic()).act(new Action.FinishAutoReview(Case.suspected()));
        Case dateless = Case.reviewing(SomeTerms.usual())
                .act(new Action.Review(
                        Case.manual(DocumentStatus.DOC_VALIDATED, Map.of(DataField.DOC_EXPIRY, "permanent"))));

        assertThat(suspected.v.watch()).isNull();
        assertThat(dateless.v.watch()).isNull();
    }

    @Test
    void anOpenRequestForMoreHidesNoExpiry() {
        Case one = approved()
                .at(MONTH.minusSeconds(1))
                .act(new Action.RequestInformation(Duration.ofDays(30), false, "API key abc"))
                .wakeWhenDue()
                .act(new Action.GiveInformation())
                .at(WEEK)
                .wake();

        assertThat(one.news()).containsExactly(ALL[0], "RESUBMITTED APPROVED", ALL[1]);
    }
}
