package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.IdentificationStatus.AdditionalStepsResult;
import tidings.verification.Ruling.Refusal;

class ManualReviewingTest {
    private static final Duration CLAIM = Duration.ofMinutes(15);

    @Test
    void theReviewersWordReplacesTheMachines() {
        Case one = Case.submitted(SomeTerms.usual())
                .act(new Action.FinishAutoReview(Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_FAKE)))
                .act(new Action.Review(Case.approve()));

        assertThat(one.news()).containsExactly("AUTO_FINISHED DENIED", "MANUAL_FINISHED APPROVED final");
        assertThat(one.lastBody().status().autoDocument()).isEqualTo(DocumentStatus.DOC_FAKE);
        assertThat(one.lastBody().status().manualDocument()).isEqualTo(DocumentStatus.DOC_VALIDATED);
        assertThat(one.lastBody().finishTime()).isEqualTo(Case.good().at().getEpochSecond());
    }

    @Test
    void aDenialNeedsAReasonAndNothingElseHasOne() {
        Case one = Case.reviewing(SomeTerms.usual());

        assertThat(one.refused(new Action.Review(Case.manual(DocumentStatus.DOC_FAKE, Map.of()))))
                .isEqualTo(Refusal.REASONS);
        assertThat(one.refused(new Action.Review(Case.manual(DocumentStatus.DOC_FAKE, Map.of(), " "))))
                .isEqualTo(Refusal.REASONS);
        assertThat(one.refused(new Action.Review(Case.manual(DocumentStatus.DOC_VALIDATED, Map.of(), "OTHER"))))
                .isEqualTo(Refusal.REASONS);
        one.act(new Action.Review(Case.deny()));
        assertThat(one.lastBody().status().denyReasons()).containsExactly("DOC_FAKE");
    }

    @Test
    void itIsToldWhetherAReviewerChangedTheData() {
        Map<DataField, String> corrected = new HashMap<>(Case.data(LocalDate.of(2031, 4, 30)));
        corrected.put(DataField.DOC_LAST_NAME, "EXAMPEL");

        Case same = Case.reviewing(SomeTerms.usual()).act(new Action.Review(Case.approve()));
        assertThat(same.lastBody().data().manuallyDataChanged()).isFalse();

        Case changed = Case.reviewing(SomeTerms.usual())
                .act(new Action.Review(Case.manual(DocumentStatus.DOC_VALIDATED, corrected)));
        assertThat(changed.lastBody().data().manuallyDataChanged()).isTrue();
        assertThat(changed.lastBody().data().docLastName()).isEqualTo("EXAMPEL");
    }

    @Test
    void aDecisionMayBeMadeAnewAlsoAfterAnAutomaticOutcome() {
        Case one = Case.submitted(SomeTerms.automatic())
                .act(new Action.FinishAutoReview(Case.good()))
                .act(new Action.Review(Case.deny()))
                .act(new Action.Review(Case.approve()));

        assertThat(one.news())
                .containsExactly(
                        "AUTO_FINISHED APPROVED final",
                        "MANUAL_FINISHED DENIED final",
                        "MANUAL_FINISHED APPROVED final");
    }

    @Test
    void whatHasNoOutcomeYetCannotBeDecided() {
        Action review = new Action.Review(Case.approve());

        assertThat(Case.of(SomeTerms.usual()).refused(review)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.uploaded(SomeTerms.usual()).refused(review)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.submitted(SomeTerms.usual()).refused(review)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.of(SomeTerms.usual()).wakeWhenDue().refused(review)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.of(SomeTerms.usual()).act(new Action.Cancel("person")).refused(review))
                .isEqualTo(Refusal.CANCELLED);
    }

    @Test
    void aClaimKeepsOthersAway() {
        Case one = Case.reviewing(SomeTerms.usual()).act(new Action.Claim("bob@example.org", CLAIM));

        assertThat(one.refused(new Action.Claim("ann@example.org", CLAIM))).isEqualTo(Refusal.CLAIMED);
        assertThat(one.refused(new Action.Review(Case.approve()))).isEqualTo(Refusal.CLAIMED);
        assertThat(one.refused(new Action.Release("ann@example.org"))).isEqualTo(Refusal.CLAIMED);
        one.act(new Action.Release("bob@example.org")).act(new Action.Review(Case.approve()));
        assertThat(one.v.stage()).isInstanceOf(Stage.Decided.class);
    }

    @Test
    void aClaimFallsBackToAll() {
        Case one = Case.reviewing(SomeTerms.usual()).act(new Action.Claim("bob@example.org", CLAIM));
        assertThat(Case.WORKFLOW.wakeAt(one.v)).contains(one.now.plus(CLAIM));

        one.later(CLAIM).act(new Action.Claim("ann@example.org", CLAIM));
        assertThat(one.v.stage())
                .isEqualTo(new Stage.Reviewing(Case.START, new Stage.Claim("ann@example.org", one.now.plus(CLAIM))));
        one.wakeWhenDue();
        assertThat(one.v.stage()).isEqualTo(new Stage.Reviewing(Case.START, null));
        assertThat(Case.WORKFLOW.wakeAt(one.v)).isEmpty();
        assertThat(one.told).hasSize(1);
    }

    @Test
    void aClaimIsRenewedWithoutALineInTheHistory() {
        Case one = Case.reviewing(SomeTerms.usual()).act(new Action.Claim("bob@example.org", CLAIM));
        List<Happening> before = one.v.history();
        one.later(Duration.ofMinutes(1)).act(new Action.Claim("bob@example.org", CLAIM));

        assertThat(one.v.history()).isEqualTo(before);
        assertThat(Case.WORKFLOW.wakeAt(one.v)).contains(one.now.plus(CLAIM));
    }

    @Test
    void onlyWhatWaitsForAReviewerCanBeClaimed() {
        Action claim = new Action.Claim("bob@example.org", CLAIM);

        assertThat(Case.uploaded(SomeTerms.usual()).refused(claim)).isEqualTo(Refusal.UNDECIDED);
        assertThat(Case.reviewing(SomeTerms.usual())
                        .act(new Action.Review(Case.approve()))
                        .refused(claim))
                .isEqualTo(Refusal.FINISHED);
    }

    @Test
    void theUtilityBillsAddressIsTold() {
        ManualReview review = new ManualReview(
                Case.START,
                "ann@example.org",
                FaceStatus.FACE_MATCH,
                DocumentStatus.DOC_VALIDATED,
                AdditionalStepsResult.VALID,
                Map.of(),
                Set.of(),
                Set.of(),
                List.of(),
                "Example st. 1, Kaunas" + " ".repeat(10) + "x".repeat(300),
                true);
        Case one = Case.reviewing(SomeTerms.usual().utilityBill()).act(new Action.Review(review));

        assertThat(one.lastBody().manualAddress())
                .startsWith("Example st. 1, Kaunas")
                .hasSize(255);
        assertThat(one.lastBody().manualAddressMatch()).isTrue();
        assertThat(one.lastBody().status().additionalSteps()).isEqualTo(AdditionalStepsResult.VALID);
        assertThat(one.lastBody().data().additionalData())
                .isEqualTo(Map.of(
                        "UTILITY_BILL",
                        Map.of("address", Map.of("value", one.lastBody().manualAddress(), "status", "MATCH"))));
    }
}
