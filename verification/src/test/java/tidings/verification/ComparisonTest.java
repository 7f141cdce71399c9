package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.IdentificationData.Sex;
import tidings.events.MismatchTag;

class ComparisonTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource({
        "'', '', 1",
        "ADA, ADA, 1",
        "ADA, '', 0",
        "ADA, EVA, 0.333",
        "JONATHAN, JONATAN, 0.875",
        "'Zydrune Petraitiene', 'ŽYDRŪNĖ PETRAITIENĖ', 1",
        "Strasse, Straße, 1",
        "'O''Neil-Smith', ONEIL SMITH, 1",
        "Łukasz Øster, LUKASZ OSTER, 1",
        "ﬁeld, FIELD, 1",
        "İstanbul, ISTANBUL, 1",
    })
    void similarityDisregardsCaseMarksAndSpaces(String one, String other, double ratio) {
        assertThat(Comparison.similarity(one, other)).isCloseTo(ratio, within(0.001));
        assertThat(Comparison.similarity(other, one)).isCloseTo(ratio, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "DOC_FIRST_NAME, GRACE, NAME",
        "DOC_LAST_NAME, HOPPER, SURNAME",
        "DOC_DOB, 1990-02-01, DATE_OF_BIRTH",
        "DOC_EXPIRY, 2031-05-01, EXPIRY_DATE",
        "DOC_DATE_OF_ISSUE, 2021-05-02, DATE_OF_ISSUE",
        "DOC_SEX, MALE, SEX",
        "DOC_NATIONALITY, LV, NATIONALITY",
        "DOC_PERSONAL_CODE, 49001021235, PERSONAL_CODE",
        "DOC_NUMBER, X0000002, DOCUMENT_NUMBER"
    })
    void eachDifferenceHasItsTag(DataField field, String read, MismatchTag tag) {
        assertThat(compare(Map.of(field, read))).containsExactly(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "DOC_FIRST_NAME, Adá",
        "DOC_LAST_NAME, EXAMPEL-E",
        "DOC_DOB, 1990-01-02",
        "DOC_DOB, unreadable",
        "DOC_SEX, UNDEFINED",
        "DOC_SEX, FEMALE",
        "DOC_NATIONALITY, LT",
        "DOC_PERSONAL_CODE, 490-0102 1234",
        "DOC_NUMBER, x-0000001"
    })
    void whatIsTheSameOrUnknownHasNone(DataField field, String read) {
        assertThat(compare(Map.of(field, read))).isEmpty();
    }

    @Test
    void whatThePartnerDoesNotSayIsNotCompared() {
        assertThat(Comparison.of(SomeTerms.usual().build(), Case.data(TODAY), TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ADA EXAMPLE, true", "EXAMPLE ADA, true", "EXAMPLE ADA MARIA-LUISA, false", "GRACE HOPPER, false"})
    void aNameInOnePieceIsComparedInEitherOrder(String read, boolean same) {
        assertThat(compare(Map.of(DataField.FULL_NAME, read)))
                .isEqualTo(same ? Set.of() : Set.of(MismatchTag.FULL_NAME));
    }

    @Test
    void oneNameIsLookedForInTheWhole() {
        Claims last = new Claims(null, "VAN EXAMPLE", null, null, null, null, null, null, null, null);
        Terms terms = SomeTerms.usual().claims(last).build();

        assertThat(Comparison.of(terms, Map.of(DataField.FULL_NAME, "ADA VAN EXAMPLE"), TODAY))
                .isEmpty();
        assertThat(Comparison.of(terms, Map.of(DataField.FULL_NAME, "ADA"), TODAY))
                .containsExactly(MismatchTag.FULL_NAME);
    }

    @Test
    void aZoneIsComparedMoreKindly() {
        Terms terms = SomeTerms.usual()
                .claims(new Claims("MARGARETHE", null, null, null, null, null, null, null, null, null))
                .build();
        Map<DataField, String> data = Map.of(DataField.DOC_FIRST_NAME, "MARGARE");

        assertThat(Comparison.of(terms, data, TODAY)).containsExactly(MismatchTag.NAME);
        assertThat(Comparison.ofZone(terms, data, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "18, -, 2008-03-31, -",
                "18, -, 2008-04-01, UNDER_AGE",
                "-, 60, 1965-04-01, -",
                "-, 60, 1965-03-31, OVER_AGE",
                "18, 60, -, UNKNOWN_AGE",
                "18, 60, 2027-01-01, UNKNOWN_AGE",
                "18, 60, 31.03.2008, UNKNOWN_AGE",
                "-, -, -, -"
            })
    void theAgeIsHeldAgainstItsLimits(Integer youngest, Integer oldest, String birth, MismatchTag tag) {
        Policy policy = SomeTerms.usual().ages(youngest, oldest).build().policy();

        assertThat(Comparison.age(policy, birth, TODAY).orElse(null)).isEqualTo(tag);
    }

    private static Set<MismatchTag> compare(Map<DataField, String> data) {
        Claims claims = new Claims(
                "ADA",
                "EXAMPLE",
                LocalDate.of(1990, 1, 2),
                LocalDate.of(2031, 4, 30),
                LocalDate.of(2021, 5, 1),
                Sex.FEMALE,
                "LT",
                "49001021234",
                "X0000001",
                null);
        return Comparison.of(SomeTerms.usual().claims(claims).build(), data, TODAY);
    }
}
