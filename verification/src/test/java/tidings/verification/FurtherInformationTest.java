package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentType;
import tidings.events.OverallStatus;
import tidings.verification.Ruling.Refusal;

class FurtherInformationTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Action ASK = new Action.RequestInformation(DAY, true, "API key abc");
    private static final Action GIVE = new Action.GiveInformation();
    private static final Action ADD =
            new Action.AddStep(SomeTerms.PAYSLIP, Case.file("p.pdf", "application/pdf"), "API key abc");

    private static Case decided(SomeTerms terms) {
        Case one = Case.submitted(terms).act(new Action.FinishAutoReview(Case.good()));
        if (one.v.stage() instanceof Stage.Reviewing) {
            one.act(new Action.Review(Case.approve()));
        }
        one.told.clear();
        return one;
    }

    @Test
    void whatIsGivenInTimeIsReviewed() {
        Case one = decided(SomeTerms.usual().payslip()).act(ASK);
        assertThat(Overall.statusWord(one.v)).isEqualTo(OverallStatus.REVIEWING);
        assertThat(Journey.of(one.v).missing()).containsExactly(SomeTerms.PAYSLIP);
        assertThat(one.refused(GIVE)).isEqualTo(Refusal.INCOMPLETE);
        assertThat(one.refused(Case.show(Step.FRONT))).isEqualTo(Refusal.STEP_NOT_ASKED_FOR);

        one.act(Case.open()).act(Case.show(SomeTerms.PAYSLIP)).act(GIVE);
        assertThat(one.news()).containsExactly("RESUBMITTED APPROVED");
        one.act(new Action.Review(Case.deny()));
        assertThat(one.news()).containsExactly("RESUBMITTED APPROVED", "MANUAL_FINISHED DENIED final");
    }

    @Test
    void withoutReviewersWhatIsGivenIsFinal() {
        Case one = decided(SomeTerms.automatic().payslip()).act(ASK).act(ADD).act(GIVE);

        assertThat(one.news()).containsExactly("RESUBMITTED APPROVED final");
        assertThat(one.v.stage()).isInstanceOf(Stage.Decided.class);
        assertThat(one.lastBody().additionalStepPdfUrls()).containsOnlyKeys("PAYSLIP");
    }

    @Test
    void aPoorPictureOfWhatIsAskedForIsTakenAnew() {
        Case one = decided(SomeTerms.usual().payslip()).act(ASK).act(Case.show(SomeTerms.PAYSLIP, Flaw.BLURRED));

        assertThat(Journey.of(one.v).retakesLeft(SomeTerms.PAYSLIP)).isEqualTo(3);
        assertThat(one.refused(GIVE)).isEqualTo(Refusal.INCOMPLETE);
        assertThat(one.act(Case.show(SomeTerms.PAYSLIP)).act(GIVE).news()).containsExactly("RESUBMITTED APPROVED");
    }

    @Test
    void withoutRequiredStepsAnAnswerIsEnough() {
        Case one = decided(SomeTerms.usual().payslip())
                .act(new Action.RequestInformation(DAY, false, "API key abc"))
                .act(GIVE);

        assertThat(one.news()).containsExactly("RESUBMITTED APPROVED");
    }

    @Test
    void aRequestThatIsNotAnsweredLeavesTheOutcomeAlone() {
        Case one = decided(SomeTerms.usual().payslip());
        Stage before = one.v.stage();
        one.later(DAY).act(ASK).wakeWhenDue();

        assertThat(one.v.stage()).isEqualTo(before);
        assertThat(one.told).isEmpty();
        assertThat(one.history().getLast()).isEqualTo(Happening.Kind.INFORMATION_NOT_GIVEN);
        assertThat(one.refused(GIVE)).isEqualTo(Refusal.FINISHED);
    }

    @Test
    void onlyOneRequestIsPendingAtATime() {
        Case one = decided(SomeTerms.usual().payslip()).act(ASK);

        assertThat(one.refused(ASK)).isEqualTo(Refusal.REQUEST_PENDING);
        assertThat(one.refused(new Action.Review(Case.approve()))).isEqualTo(Refusal.REQUEST_PENDING);
        one.later(DAY).act(ASK);
        assertThat(one.history())
                .endsWith(
                        Happening.Kind.INFORMATION_REQUESTED,
                        Happening.Kind.INFORMATION_NOT_GIVEN,
                        Happening.Kind.INFORMATION_REQUESTED);
    }

    @Test
    void anAnswerThatComesTooLateIsRefused() {
        Case one = decided(SomeTerms.usual().payslip()).act(ASK).act(ADD).later(DAY);

        assertThat(one.refused(GIVE)).isEqualTo(Refusal.EXPIRED);
        assertThat(one.refused(Case.open())).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void nothingIsAskedForBeforeTheOutcome() {
        assertThat(Case.of(SomeTerms.usual()).refused(ASK)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.reviewing(SomeTerms.usual()).refused(ASK)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.of(SomeTerms.usual()).wakeWhenDue().refused(ASK)).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void aStepThatAProgramAddsCountsAsUploaded() {
        Case one = Case.of(SomeTerms.usual().payslip()).act(ADD).act(Case.open());
        one.act(new Action.Choose("LT", DocumentType.PASSPORT));

        assertThat(Journey.of(one.v).missing()).containsExactly(Step.FRONT, Step.FACE);
    }

    @Test
    void aStepThatAProgramAddsAfterTheOutcomeIsReviewed() {
        Case one = decided(SomeTerms.usual().payslip()).act(ADD);
        assertThat(one.news()).containsExactly("RESUBMITTED APPROVED");
        one.act(ADD);
        assertThat(one.told).hasSize(1);
    }

    @Test
    void onlyStepsOfTheTermsCanBeAdded() {
        assertThat(decided(SomeTerms.usual()).refused(ADD)).isEqualTo(Refusal.STEP_NOT_ASKED_FOR);
        Action front = new Action.AddStep(Step.FRONT, Case.file("f", "image/png"), "API key abc");
        assertThat(decided(SomeTerms.usual().payslip()).refused(front)).isEqualTo(Refusal.STEP_NOT_ASKED_FOR);
        Case gone = Case.of(SomeTerms.usual().payslip()).later(Duration.ofHours(1));
        assertThat(gone.refused(ADD)).isEqualTo(Refusal.EXPIRED);
        assertThat(gone.wake().refused(ADD)).isEqualTo(Refusal.EXPIRED);
    }
}
