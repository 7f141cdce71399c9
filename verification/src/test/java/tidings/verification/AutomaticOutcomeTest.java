package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.verification.Ruling.Refusal;

class AutomaticOutcomeTest {
    private static final Map<Step, Set<Flaw>> BLURRED_FRONT = Map.of(Step.FRONT, Set.of(Flaw.BLURRED));

    /// Which reviews the account has, what the machine says, and what is told.
    @ParameterizedTest
    @CsvSource({
        "false, false, FACE_MATCH, DOC_VALIDATED, true, AUTO_FINISHED APPROVED final",
        "false, false, FACE_MATCH, DOC_FAKE, true, AUTO_FINISHED DENIED final",
        "true, false, FACE_MATCH, DOC_FAKE, true, AUTO_FINISHED DENIED final",
        "true, false, FACE_MATCH, DOC_VALIDATED, true, AUTO_FINISHED APPROVED",
        "false, true, FACE_MATCH, DOC_VALIDATED, true, AUTO_FINISHED APPROVED final",
        "false, true, FACE_MISMATCH, DOC_VALIDATED, true, AUTO_FINISHED DENIED",
        "true, true, FACE_MATCH, DOC_VALIDATED, false, ''",
        "false, false, FACE_MATCH, DOC_VALIDATED, false, AUTO_FINISHED APPROVED final",
        "false, false, FACE_NOT_ANALYSED, DOC_VALIDATED, true, AUTO_FINISHED DENIED",
        "false, false, FACE_MATCH, DOC_NOT_ANALYSED, true, AUTO_FINISHED DENIED",
        "false, false, AUTO_UNVERIFIABLE, DOC_FAKE, true, AUTO_FINISHED DENIED",
        "false, false, FACE_MATCH, AUTO_UNVERIFIABLE, true, AUTO_FINISHED DENIED",
    })
    void theReviewsOfTheAccountDecideWhetherAPersonLooks(
            boolean successful,
            boolean failed,
            FaceStatus face,
            DocumentStatus document,
            boolean webhook,
            String news) {
        Case one = Case.submitted(SomeTerms.usual().reviews(successful, failed).autoWebhook(webhook))
                .act(new Action.FinishAutoReview(Case.auto(face, document)));

        assertThat(String.join(", ", one.news())).isEqualTo(news);
        assertThat(one.v.stage()).isInstanceOf(news.endsWith("final") ? Stage.Decided.class : Stage.Reviewing.class);
    }

    @Test
    void whatIsSuspectedIsReviewedAsWhatIsApproved() {
        assertThat(Case.submitted(SomeTerms.usual().reviews(true, false))
                        .act(new Action.FinishAutoReview(Case.suspected()))
                        .news())
                .containsExactly("AUTO_FINISHED SUSPECTED");
        assertThat(Case.submitted(SomeTerms.usual().reviews(false, true))
                        .act(new Action.FinishAutoReview(Case.suspected()))
                        .news())
                .containsExactly("AUTO_FINISHED SUSPECTED final");
    }

    @Test
    void aFailureThatANewPictureMayChangeGivesAnotherAttempt() {
        Case one = Case.submitted(SomeTerms.usual())
                .later(Duration.ofMinutes(1))
                .act(new Action.FinishAutoReview(
                        Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT)));

        assertThat(one.told).isEmpty();
        assertThat(one.v.attempt()).isEqualTo(2);
        assertThat(one.v.stage()).isEqualTo(new Stage.Collecting(Case.START.plus(Duration.ofMinutes(10))));
        assertThat(Journey.of(one.v).remaining()).containsExactly(Step.FRONT);
        assertThat(Journey.of(one.v).retakes()).isEqualTo(BLURRED_FRONT);
        assertThat(one.refused(new Action.Submit())).isEqualTo(Refusal.INCOMPLETE);

        one.act(Case.show(Step.FRONT, Flaw.GLARE));
        assertThat(Journey.of(one.v).retakesLeft(Step.FRONT)).isEqualTo(3);
        one.act(Case.show(Step.FRONT)).act(new Action.Submit());
        one.act(new Action.FinishAutoReview(
                Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT)));
        assertThat(one.news()).containsExactly("AUTO_FINISHED DENIED");
    }

    @Test
    void anotherAttemptAsksForThePictureEvenWhereNoRetakesAreAllowed() {
        Case one = Case.submitted(SomeTerms.usual().retakes(0))
                .act(new Action.FinishAutoReview(
                        Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT)));

        assertThat(Journey.of(one.v).remaining()).containsExactly(Step.FRONT);
        one.act(Case.show(Step.FRONT, Flaw.BLURRED));
        assertThat(Journey.of(one.v).isComplete()).isTrue();
    }

    @Test
    void thereIsNoOtherAttemptWithoutFlawsTimeOrAttemptsLeft() {
        AutoReview blurred = Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT);
        AutoReview fake = Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_FAKE);
        AutoReview other =
                Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_FAKE, Map.of(Step.BACK, Set.of(Flaw.BLURRED)));
        AutoReview unsure = Case.auto(FaceStatus.FACE_NOT_ANALYSED, DocumentStatus.DOC_NOT_ANALYSED, BLURRED_FRONT);

        assertThat(reviewed(Case.submitted(SomeTerms.usual()), fake)).isInstanceOf(Stage.Reviewing.class);
        assertThat(reviewed(Case.submitted(SomeTerms.usual()), other)).isInstanceOf(Stage.Reviewing.class);
        assertThat(reviewed(Case.submitted(SomeTerms.usual()), unsure)).isInstanceOf(Stage.Reviewing.class);
        assertThat(reviewed(Case.submitted(SomeTerms.usual().attempts(0)), blurred))
                .isInstanceOf(Stage.Reviewing.class);
        assertThat(reviewed(Case.submitted(SomeTerms.usual()).later(Duration.ofMinutes(10)), blurred))
                .isInstanceOf(Stage.Reviewing.class);
    }

    @Test
    void picturesThatAProgramHandedInHaveOneAttempt() {
        Map<Step, Upload.StoredFile> files =
                Map.of(Step.FRONT, Case.file("f", "image/png"), Step.FACE, Case.file("g", "image/png"));
        Case one = Case.of(SomeTerms.usual())
                .act(new Action.ProcessDirectly("LT", null, files, "API key abc"))
                .act(new Action.FinishAutoReview(
                        Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT)));

        assertThat(one.news()).containsExactly("AUTO_FINISHED DENIED");
        assertThat(one.lastBody().startTime()).isNull();
    }

    @Test
    void aFaceThatIsAskedForAndNotMentionedIsNotAnalysed() {
        Case one = Case.submitted(SomeTerms.automatic())
                .act(new Action.FinishAutoReview(Case.auto(null, DocumentStatus.DOC_VALIDATED)));

        assertThat(one.v.auto().face()).isEqualTo(FaceStatus.FACE_NOT_ANALYSED);
        assertThat(one.v.stage()).isInstanceOf(Stage.Reviewing.class);
    }

    @Test
    void aDocumentAloneIsApprovedWithoutAFace() {
        Case one = Case.submitted(SomeTerms.automatic().documentOnly())
                .act(new Action.FinishAutoReview(Case.auto(FaceStatus.FACE_MISMATCH, DocumentStatus.DOC_VALIDATED)));

        assertThat(one.news()).containsExactly("AUTO_FINISHED APPROVED final");
        assertThat(one.lastBody().status().autoFace()).isNull();
    }

    @Test
    void aTokenThatNobodyOpensExpires() {
        Case one = Case.of(SomeTerms.usual()).wakeWhenDue();

        assertThat(one.now).isEqualTo(Case.START.plus(Duration.ofHours(1)));
        assertThat(one.news()).containsExactly("EXPIRED EXPIRED final");
        assertThat(one.lastBody().startTime()).isNull();
        assertThat(one.lastBody().platform()).isNull();
    }

    @Test
    void aSessionThatLacksAPictureExpiresAndNothingIsProcessed() {
        Case one = Case.opened(SomeTerms.usual()).act(Case.show(Step.FRONT)).wakeWhenDue();

        assertThat(one.now).isEqualTo(Case.START.plus(Duration.ofMinutes(10)));
        assertThat(one.news()).containsExactly("EXPIRED EXPIRED final");
        assertThat(one.lastBody().fileUrls()).isEmpty();
        assertThat(one.lastBody().data()).isEqualTo(OutcomeData.NONE);
        assertThat(one.lastBody().status().autoDocument()).isNull();
    }

    @Test
    void aSessionThatRanOutWithEverythingUploadedIsReviewed() {
        Case one = Case.opened(SomeTerms.usual())
                .act(Case.show(Step.FRONT, Flaw.BLURRED))
                .act(Case.show(Step.FACE))
                .wakeWhenDue();
        assertThat(one.news()).containsExactly("EXPIRED DENIED");
        assertThat(one.lastBody().status().autoDocument()).isEqualTo(DocumentStatus.DOC_NOT_ANALYSED);
        assertThat(one.lastBody().status().autoFace()).isEqualTo(FaceStatus.FACE_NOT_ANALYSED);
        assertThat(one.lastBody().fileUrls()).containsOnlyKeys("FRONT", "FACE");

        one.act(new Action.Review(Case.approve()));
        assertThat(one.news()).containsExactly("EXPIRED DENIED", "MANUAL_FINISHED APPROVED final");
    }

    @Test
    void aSecondAttemptThatRanOutTellsTheResultOfTheFirst() {
        Case one = Case.submitted(SomeTerms.usual())
                .act(new Action.FinishAutoReview(
                        Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT)))
                .wakeWhenDue();

        assertThat(one.news()).containsExactly("EXPIRED DENIED");
        assertThat(one.lastBody().status().autoDocument()).isEqualTo(DocumentStatus.DOC_TOO_BLURRY);
    }

    @Test
    void anAccountWithoutReviewersHasTheMachineDecideWhatRanOut() {
        Case one = Case.uploaded(SomeTerms.automatic()).wakeWhenDue();
        assertThat(one.v.stage()).isInstanceOf(Stage.Checking.class);
        assertThat(one.told).isEmpty();

        one.act(new Action.FinishAutoReview(
                Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_TOO_BLURRY, BLURRED_FRONT)));
        assertThat(one.news()).containsExactly("AUTO_FINISHED DENIED final");
    }

    @Test
    void aReviewThatNeverComesBackIsBegunAnewAndThenLeftToAPerson() {
        Case one = Case.submitted(SomeTerms.automatic());
        int begun = 0;
        while (one.v.stage() instanceof Stage.Checking) {
            one.wakeWhenDue();
            begun++;
        }

        assertThat(begun).isEqualTo(5);
        assertThat(one.now).isEqualTo(Case.START.plus(AutomaticOutcome.GIVE_UP));
        assertThat(one.news()).containsExactly("AUTO_FINISHED DENIED");
        assertThat(one.lastBody().status().autoDocument()).isEqualTo(DocumentStatus.DOC_NOT_ANALYSED);
    }

    @Test
    void aReviewIsBegunAnewAtLeastOnceEvenAfterALongOutage() {
        Case one =
                Case.submitted(SomeTerms.automatic()).later(Duration.ofDays(1)).wake();
        assertThat(one.v.stage()).isEqualTo(new Stage.Checking(Case.START, one.now.plus(AutomaticOutcome.RETRY)));

        one.wakeWhenDue();
        assertThat(one.v.stage()).isInstanceOf(Stage.Reviewing.class);
    }

    @Test
    void aResultThatComesTwiceIsRefused() {
        Action result = new Action.FinishAutoReview(Case.good());

        assertThat(Case.reviewing(SomeTerms.usual()).refused(result)).isEqualTo(Refusal.FINISHED);
        assertThat(Case.submitted(SomeTerms.automatic()).act(result).refused(result))
                .isEqualTo(Refusal.FINISHED);
        assertThat(Case.of(SomeTerms.usual()).refused(result)).isEqualTo(Refusal.NOT_OPENED);
        assertThat(Case.opened(SomeTerms.usual()).refused(result)).isEqualTo(Refusal.INCOMPLETE);
    }

    @Test
    void whatTheMachineReadIsBroughtIntoTheWiresForm() {
        AutoReview wild = new AutoReview(
                Case.START,
                FaceStatus.FACE_MATCH,
                DocumentStatus.DOC_VALIDATED,
                Map.of(DataField.DOC_FIRST_NAME, "A".repeat(200), DataField.DOC_EXPIRY, "soon"),
                Set.of(),
                Set.of(),
                Map.of(),
                List.of("x".repeat(37), Case.SCAN_REF),
                List.of(""));
        Case one = Case.submitted(SomeTerms.automatic()).act(new Action.FinishAutoReview(wild));

        assertThat(one.v.auto().data()).isEqualTo(Map.of(DataField.DOC_FIRST_NAME, "A".repeat(100)));
        assertThat(one.lastBody().data().duplicateFaces()).containsExactly(Case.SCAN_REF);
        assertThat(one.lastBody().data().duplicateDocFaces()).isNull();
    }

    private static Stage reviewed(Case one, AutoReview review) {
        return one.act(new Action.FinishAutoReview(review)).v.stage();
    }
}
