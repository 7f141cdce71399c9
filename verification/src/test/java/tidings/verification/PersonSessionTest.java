package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentType;
import tidings.events.Identification.Platform;
import tidings.verification.Ruling.Refusal;

class PersonSessionTest {

    @Test
    void openingBeginsTheSessionAndOpeningAgainKeepsItsEnd() {
        Case one = Case.of(SomeTerms.usual()).later(Duration.ofMinutes(5)).act(Case.open());
        Stage first = one.v.stage();
        one.later(Duration.ofMinutes(5)).act(new Action.Open(Platform.PC, "192.0.2.11"));

        assertThat(first).isEqualTo(new Stage.Collecting(Case.START.plus(Duration.ofMinutes(15))));
        assertThat(one.v.stage()).isEqualTo(first);
        assertThat(one.v.visit())
                .isEqualTo(new Visit(Case.START.plus(Duration.ofMinutes(5)), Platform.PC, "192.0.2.11"));
        assertThat(one.told).isEmpty();
    }

    @Test
    void reloadingThePageLeavesTheHistoryAlone() {
        Case one = Case.of(SomeTerms.usual()).act(Case.open()).later(Duration.ofSeconds(5));
        Verification before = one.v;

        assertThat(one.act(Case.open()).v).isSameAs(before);
    }

    @Test
    void anAddressThatIsTooLongForTheWireIsLeftOut() {
        Case one = Case.of(SomeTerms.usual()).act(new Action.Open(Platform.PC, "f".repeat(40)));

        assertThat(one.v.visit()).isEqualTo(new Visit(Case.START, Platform.PC, null));
    }

    @Test
    void aTokenThatWasNotOpenedInTimeIsExpiredEvenBeforeAnybodyNotices() {
        Case one = Case.of(SomeTerms.usual()).later(Duration.ofHours(1));

        assertThat(one.refused(Case.open())).isEqualTo(Refusal.EXPIRED);
        assertThat(one.refused(new Action.Cancel("person"))).isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void onlyWhatTheTermsAllowCanBeChosen() {
        AllowedDocuments few = new AllowedDocuments(
                Map.of("LT", Set.of(DocumentType.PASSPORT), "LV", Set.of(), Terms.ALL, Set.of(DocumentType.ID_CARD)));
        Case one = Case.of(SomeTerms.usual().documents(few)).act(Case.open());

        assertThat(one.refused(new Action.Choose("LT", DocumentType.ID_CARD))).isEqualTo(Refusal.DOCUMENT_NOT_ALLOWED);
        assertThat(one.refused(new Action.Choose("LV", DocumentType.ID_CARD))).isEqualTo(Refusal.COUNTRY_NOT_ALLOWED);
        assertThat(one.refused(new Action.Choose("ZZ", DocumentType.ID_CARD))).isEqualTo(Refusal.COUNTRY_NOT_ALLOWED);
        assertThat(one.act(new Action.Choose("DE", DocumentType.ID_CARD)).v.choice())
                .isEqualTo(new Choice("DE", DocumentType.ID_CARD));
    }

    @Test
    void anotherDocumentDropsTheOldOnesPicturesAndKeepsTheFace() {
        Case one = Case.uploaded(SomeTerms.usual());
        one.act(new Action.Choose("LT", DocumentType.PASSPORT));
        assertThat(one.v.uploads()).containsOnlyKeys(Step.FRONT, Step.FACE);

        one.act(new Action.Choose("LV", DocumentType.PASSPORT));
        assertThat(one.v.uploads()).containsOnlyKeys(Step.FACE);
    }

    @Test
    void nothingCanBeShownBeforeADocumentIsChosenNorWhatIsNotAskedFor() {
        Case one = Case.of(SomeTerms.usual());
        assertThat(one.refused(Case.show(Step.FRONT))).isEqualTo(Refusal.NOT_OPENED);
        one.act(Case.open());
        assertThat(one.refused(Case.show(Step.FRONT))).isEqualTo(Refusal.NOTHING_CHOSEN);
        assertThat(one.refused(new Action.Submit())).isEqualTo(Refusal.NOTHING_CHOSEN);
        one.act(new Action.Choose("LT", DocumentType.PASSPORT));
        assertThat(one.refused(Case.show(Step.BACK))).isEqualTo(Refusal.STEP_NOT_ASKED_FOR);
    }

    @Test
    void aPoorPictureIsAskedForThreeTimesMoreAndThenTakenAsItIs() {
        Case one = Case.opened(SomeTerms.usual()).act(Case.show(Step.FACE));
        for (int shown = 0; shown < 4; shown++) {
            assertThat(one.refused(new Action.Submit())).isEqualTo(Refusal.INCOMPLETE);
            one.act(Case.show(Step.FRONT, Flaw.BLURRED));
        }

        assertThat(one.v.uploads().get(Step.FRONT).retakes()).isEqualTo(3);
        assertThat(one.history().stream().filter(Happening.Kind.RETAKE_ASKED::equals))
                .hasSize(3);
        assertThat(one.act(new Action.Submit()).v.stage()).isInstanceOf(Stage.Checking.class);
    }

    @Test
    void takingAGoodPictureAnewCostsNoRetake() {
        Case one = Case.opened(SomeTerms.usual())
                .act(Case.show(Step.FRONT))
                .act(Case.show(Step.FRONT))
                .act(Case.show(Step.FRONT, Flaw.GLARE));

        assertThat(Journey.of(one.v).retakesLeft(Step.FRONT)).isEqualTo(3);
        assertThat(Journey.of(one.v).retakes()).isEqualTo(Map.of(Step.FRONT, Set.of(Flaw.GLARE)));
    }

    @Test
    void nothingCanBeDoneAfterTheEndOfTheSession() {
        Case one = Case.uploaded(SomeTerms.usual()).later(Duration.ofMinutes(10));

        for (Action action : List.of(
                Case.open(),
                new Action.Choose("LV", DocumentType.PASSPORT),
                Case.show(Step.FRONT),
                new Action.Submit(),
                new Action.Cancel("person"))) {
            assertThat(one.refused(action)).as(action.toString()).isEqualTo(Refusal.EXPIRED);
        }
    }

    @Test
    void callingOffProcessesNothing() {
        Case one = Case.uploaded(SomeTerms.usual()).later(Duration.ofMinutes(1)).act(new Action.Cancel("person"));

        assertThat(one.news()).containsExactly("CANCELLED EXPIRED final");
        assertThat(one.v.stage()).isEqualTo(new Stage.Cancelled(one.now));
        assertThat(one.lastBody().data()).isEqualTo(OutcomeData.NONE);
        assertThat(one.lastBody().fileUrls()).isEmpty();
        assertThat(one.lastBody().status().autoDocument()).isNull();
        assertThat(one.lastBody().startTime()).isEqualTo(Case.START.getEpochSecond());
        assertThat(one.lastBody().finishTime()).isEqualTo(one.now.getEpochSecond());
        assertThat(one.refused(new Action.Cancel("person"))).isEqualTo(Refusal.CANCELLED);
        assertThat(one.refused(Case.open())).isEqualTo(Refusal.CANCELLED);
    }

    @Test
    void whatIsBeingReviewedCannotBeCalledOff() {
        Case one = Case.submitted(SomeTerms.usual());

        assertThat(one.refused(new Action.Cancel("API key abc"))).isEqualTo(Refusal.FINISHED);
        assertThat(one.refused(new Action.Submit())).isEqualTo(Refusal.FINISHED);
    }

    @Test
    void aProgramHandsInAllPicturesAtOnce() {
        Case one = Case.of(SomeTerms.usual());
        assertThat(one.refused(direct(DocumentType.ID_CARD, Step.FRONT, Step.FACE)))
                .isEqualTo(Refusal.INCOMPLETE);
        assertThat(one.refused(direct(DocumentType.ID_CARD, Step.FRONT, Step.BACK, Step.FACE, SomeTerms.PAYSLIP)))
                .isEqualTo(Refusal.STEP_NOT_ASKED_FOR);
        one.act(direct(DocumentType.ID_CARD, Step.FRONT, Step.BACK, Step.FACE));

        assertThat(one.v.stage()).isInstanceOf(Stage.Checking.class);
        assertThat(one.v.visit()).isNull();
        assertThat(one.v.uploads().keySet()).containsExactly(Step.FRONT, Step.BACK, Step.FACE);
        assertThat(one.refused(Case.open())).isEqualTo(Refusal.FINISHED);
    }

    @Test
    void aProgramMayLeaveTheDocumentToBeFoundOut() {
        AllowedDocuments one = new AllowedDocuments(Map.of("LT", Set.of(DocumentType.PASSPORT)));

        assertThat(Case.of(SomeTerms.usual())
                        .act(direct(null, Step.FRONT, Step.FACE))
                        .v
                        .choice())
                .isEqualTo(new Choice("LT", DocumentType.OTHER));
        assertThat(Case.of(SomeTerms.usual().documents(one))
                        .act(direct(null, Step.FRONT, Step.FACE))
                        .v
                        .choice())
                .isEqualTo(new Choice("LT", DocumentType.PASSPORT));
    }

    @Test
    void aProgramComesTooLateForAnOpenedToken() {
        Action action = direct(DocumentType.PASSPORT, Step.FRONT, Step.FACE);

        assertThat(Case.opened(SomeTerms.usual()).refused(action)).isEqualTo(Refusal.OPENED);
        assertThat(Case.of(SomeTerms.usual()).later(Duration.ofHours(2)).refused(action))
                .isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void aHistoryThatThePersonFillsUpTakesNoMoreOfTheirLines() {
        Case one = Case.opened(SomeTerms.usual());
        for (int i = 0; i < Change.FULL_HISTORY + 10; i++) {
            one.act(Case.show(Step.FRONT));
        }
        one.act(Case.show(Step.FACE)).act(new Action.Submit());

        assertThat(one.v.history()).hasSize(Change.FULL_HISTORY + 1);
        assertThat(one.history().getLast()).isEqualTo(Happening.Kind.SUBMITTED);
    }

    private static Action direct(DocumentType document, Step... steps) {
        Map<Step, Upload.StoredFile> files = new HashMap<>();
        for (Step step : steps) {
            files.put(step, Case.file(step.name(), "image/jpeg"));
        }
        return new Action.ProcessDirectly("LT", document, files, "API key abc");
    }
}
