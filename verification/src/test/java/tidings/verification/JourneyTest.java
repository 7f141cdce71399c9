package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.DocumentType;

class JourneyTest {
    private static final Step PROOF = new Step("PROOF");

    @ParameterizedTest
    @CsvSource({
        "PASSPORT, true, FRONT FACE",
        "ID_CARD, true, FRONT BACK FACE",
        "RESIDENCE_PERMIT, false, FRONT BACK FACE",
        "DRIVER_LICENSE, true, FRONT BACK FACE",
        "DRIVER_LICENSE, false, FRONT FACE",
        "PROVISIONAL_DRIVER_LICENSE, false, FRONT FACE",
        "VISA, true, FRONT FACE",
        "OTHER, true, FRONT FACE"
    })
    void theDocumentDecidesItsSides(DocumentType document, boolean licenceBack, String steps) {
        assertThat(steps(SomeTerms.usual().licenceBack(licenceBack), "LT", document))
                .isEqualTo(steps);
    }

    @Test
    void aTokenForTheDocumentAloneAsksForNoFace() {
        assertThat(steps(SomeTerms.usual().documentOnly(), "LT", DocumentType.PASSPORT))
                .isEqualTo("FRONT");
    }

    @Test
    void additionalStepsFollowByCountryAndDocument() {
        Map<Step, StepTerms> proof = Map.of(PROOF, SomeTerms.step());
        SomeTerms terms = SomeTerms.usual()
                .utilityBill()
                .additional(Map.of(
                        Terms.ALL,
                        Map.of("PASSPORT", Map.of(SomeTerms.PAYSLIP, SomeTerms.step())),
                        "LT",
                        Map.of(Terms.ALL, proof)));

        assertThat(steps(terms, "LT", DocumentType.PASSPORT)).isEqualTo("FRONT FACE UTILITY_BILL PAYSLIP PROOF");
        assertThat(steps(terms, "DE", DocumentType.PASSPORT)).isEqualTo("FRONT FACE UTILITY_BILL PAYSLIP");
        assertThat(steps(terms, "DE", DocumentType.ID_CARD)).isEqualTo("FRONT BACK FACE UTILITY_BILL");
    }

    @Test
    void itTellsWhatIsMissingAndWhatIsToBeTakenAnew() {
        Case one = Case.opened(SomeTerms.usual().utilityBill());
        assertThat(Journey.of(one.v).next()).contains(Step.FRONT);

        one.act(Case.show(Step.FRONT, Flaw.GLARE)).act(Case.show(Step.FACE));
        Journey journey = Journey.of(one.v);
        assertThat(journey.missing()).containsExactly(Step.UTILITY_BILL);
        assertThat(journey.retakes()).isEqualTo(Map.of(Step.FRONT, Set.of(Flaw.GLARE)));
        assertThat(journey.remaining()).containsExactly(Step.FRONT, Step.UTILITY_BILL);
        assertThat(journey.isComplete()).isFalse();
        assertThat(journey.isShownOnce()).isFalse();

        one.act(Case.show(Step.UTILITY_BILL));
        assertThat(Journey.of(one.v).isShownOnce()).isTrue();
        assertThat(Journey.of(one.v).isComplete()).isFalse();
        one.act(Case.show(Step.FRONT));
        assertThat(Journey.of(one.v).isComplete()).isTrue();
        assertThat(Journey.of(one.v).next()).isEmpty();
    }

    @Test
    void aSecondUtilityBillMayBeShownAndNeedNot() {
        Case one = Case.uploaded(SomeTerms.usual().utilityBill());

        assertThat(Journey.of(one.v).optional()).containsExactly(Step.SECOND_UTILITY_BILL);
        assertThat(Journey.of(one.v).isComplete()).isTrue();
        assertThat(one.act(Case.show(Step.SECOND_UTILITY_BILL)).v.uploads()).containsKey(Step.SECOND_UTILITY_BILL);
    }

    @Test
    void nothingIsAskedForBeforeADocumentIsChosen() {
        Journey journey = Journey.of(Case.of(SomeTerms.usual()).act(Case.open()).v);

        assertThat(journey.asked()).isEmpty();
        assertThat(journey.isComplete()).isFalse();
        assertThat(journey.isShownOnce()).isFalse();
    }

    @Test
    void theCountriesThatMayBeChosen() {
        Terms few = SomeTerms.usual()
                .documents(new AllowedDocuments(
                        Map.of("LV", Set.of(DocumentType.PASSPORT), "LT", Set.of(DocumentType.PASSPORT))))
                .build();
        Terms all = SomeTerms.usual()
                .documents(new AllowedDocuments(Map.of(Terms.ALL, Set.of(DocumentType.PASSPORT), "LT", Set.of())))
                .build();

        assertThat(Journey.countries(few)).containsExactly("LT", "LV");
        assertThat(Journey.countries(all))
                .contains("DE", "XK")
                .doesNotContain("LT")
                .hasSizeGreaterThan(240);
        assertThat(Journey.documents(all, "LT")).isEmpty();
        assertThat(Journey.documents(all, "ALL")).isEmpty();
    }

    private static String steps(SomeTerms terms, String country, DocumentType document) {
        List<Step> steps = Journey.steps(terms.build(), new Choice(country, document));
        return String.join(" ", steps.stream().map(Step::name).toList());
    }
}
