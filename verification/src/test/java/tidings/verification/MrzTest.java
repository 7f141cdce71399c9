package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.verification.Mrz.CheckDigit;
import tidings.verification.Mrz.Format;

/// The specimens of ICAO Doc 9303, of the state of Utopia, and variations of them.
class MrzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private static final String PASSPORT = """
            P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L898902C36UTO7408122F1204159ZE184226B<<<<<10""";
    private static final String CARD = """
            I<UTOD231458907<<<<<<<<<<<<<<<
            7408122F1204159UTO<<<<<<<<<<<6
            ERIKSSON<<ANNA<MARIA<<<<<<<<<<""";
    private static final String LARGER_CARD = """
            I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
            D231458907UTO7408122F1204159<<<<<<<6""";
    private static final String VISA = """
            V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L8988901C4XXX4009078F96121096ZE184226B<<<<<<""";
    private static final String SMALLER_VISA = """
            V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
            L8988901C4XXX4009078F9612109<<<<<<<<""";

    @Test
    void aPassport() {
        Mrz mrz = read(PASSPORT);

        assertThat(mrz.format()).isEqualTo(Format.TD3);
        assertThat(mrz.failed()).isEmpty();
        assertThat(mrz.data())
                .isEqualTo(Map.of(
                        DataField.DOC_TYPE, "PASSPORT",
                        DataField.DOC_LAST_NAME, "ERIKSSON",
                        DataField.DOC_FIRST_NAME, "ANNA MARIA",
                        DataField.FULL_NAME, "ANNA MARIA ERIKSSON",
                        DataField.DOC_NUMBER, "L898902C3",
                        DataField.DOC_DOB, "1974-08-12",
                        DataField.DOC_EXPIRY, "2012-04-15",
                        DataField.DOC_SEX, "FEMALE",
                        DataField.DOC_PERSONAL_CODE, "ZE184226B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CARD, LARGER_CARD})
    void cards(String text) {
        Mrz mrz = read(text);

        assertThat(mrz.failed()).isEmpty();
        assertThat(mrz.optional()).isEmpty();
        assertThat(mrz.data())
                .isEqualTo(Map.of(
                        DataField.DOC_TYPE, "ID_CARD",
                        DataField.DOC_LAST_NAME, "ERIKSSON",
                        DataField.DOC_FIRST_NAME, "ANNA MARIA",
                        DataField.FULL_NAME, "ANNA MARIA ERIKSSON",
                        DataField.DOC_NUMBER, "D23145890",
                        DataField.DOC_DOB, "1974-08-12",
                        DataField.DOC_EXPIRY, "2012-04-15",
                        DataField.DOC_SEX, "FEMALE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {VISA, SMALLER_VISA})
    void visas(String text) {
        Mrz mrz = read(text);

        assertThat(mrz.failed()).isEmpty();
        assertThat(mrz.format()).isEqualTo(text.equals(VISA) ? Format.MRV_A : Format.MRV_B);
        assertThat(mrz.optional()).isEqualTo(text.equals(VISA) ? List.of("6ZE184226B") : List.of());
        assertThat(mrz.data())
                .containsEntry(DataField.DOC_TYPE, "VISA")
                .containsEntry(DataField.DOC_NUMBER, "L8988901C")
                .containsEntry(DataField.DOC_DOB, "1940-09-07")
                .containsEntry(DataField.DOC_EXPIRY, "1996-12-10")
                .doesNotContainKey(DataField.DOC_NATIONALITY);
    }

    @Test
    void aNumberThatIsTooLongForItsField() {
        Mrz mrz = read("""
                I<UTOD23145890<7349<<<<<<<<<<<
                3407127M9507122UTO<<<<<<<<<<<2
                STEVENSON<<PETER<JOHN<<<<<<<<<""");

        assertThat(mrz.failed()).isEmpty();
        assertThat(mrz.data())
                .containsEntry(DataField.DOC_NUMBER, "D23145890734")
                .containsEntry(DataField.DOC_DOB, "1934-07-12")
                .containsEntry(DataField.DOC_EXPIRY, "1995-07-12");
    }

    @Test
    void germanyWritesOneLetter() {
        Mrz mrz = read("""
                IDD<<T220001293<<<<<<<<<<<<<<<
                6408125<2010315D<<<<<<<<<<<<<4
                MUSTERMANN<<ERIKA<<<<<<<<<<<<<""");

        assertThat(mrz.failed()).isEmpty();
        assertThat(mrz.data())
                .containsEntry(DataField.DOC_ISSUING_COUNTRY, "DE")
                .containsEntry(DataField.DOC_NATIONALITY, "DE")
                .containsEntry(DataField.DOC_SEX, "UNDEFINED")
                .containsEntry(DataField.DOC_NUMBER, "T22000129");
    }

    @ParameterizedTest
    @CsvSource({"D<<, DE", "GBR, GB", "GBD, GB", "LTU, LT", "RKS, XK", "USA, US", "UTO, ''", "XXA, ''", "UNO, ''"})
    void countries(String code, String alpha2) {
        assertThat(Countries.fromZone(code).orElse("")).isEqualTo(alpha2);
    }

    @ParameterizedTest
    @CsvSource({
        "L898902C36, L898902C46, DOCUMENT_NUMBER",
        "7408122F, 7408132F, DATE_OF_BIRTH",
        "F1204159, F1204169, DATE_OF_EXPIRY",
        "ZE184226B, ZE184226C, PERSONAL_NUMBER"
    })
    void aWrongCharacterFailsItsDigitAndTheComposite(String right, String wrong, CheckDigit digit) {
        Mrz mrz = read(PASSPORT.replace(right, wrong));

        assertThat(mrz.failed()).containsExactlyInAnyOrder(digit, CheckDigit.COMPOSITE);
        assertThat(mrz.isValid()).isFalse();
        assertThat(mrz.isSure(digit)).isFalse();
    }

    @Test
    void aWrongCompositeFailsAlone() {
        assertThat(read(PASSPORT.replace("<10", "<11")).failed()).containsExactly(CheckDigit.COMPOSITE);
        assertThat(read(CARD.replace("<6\n", "<7\n")).failed()).containsExactly(CheckDigit.COMPOSITE);
    }

    @Test
    void withoutAPersonalNumberItsDigitMayBeAFillerOrZero() {
        for (String none : List.of("<<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<0")) {
            Mrz mrz = read(PASSPORT.replace("ZE184226B<<<<<1", none));

            assertThat(mrz.failed()).doesNotContain(CheckDigit.PERSONAL_NUMBER);
            assertThat(mrz.data()).doesNotContainKey(DataField.DOC_PERSONAL_CODE);
        }
    }

    @Test
    void lettersAndDigitsAreSetRightWhereOnlyOneOfThemCanStand() {
        Mrz mrz = read("""
                P<UT0ER1K550N<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<
                L898902C36UT074O8I22FI2O4I59ZE184226B<<<<<IO""");

        assertThat(mrz.failed()).isEmpty();
        assertThat(mrz.data())
                .containsEntry(DataField.DOC_LAST_NAME, "ERIKSSON")
                .containsEntry(DataField.FULL_NAME, "ANNA MARIA ERIKSSON");
    }

    @Test
    void whatMayBeEitherIsLeftAlone() {
        assertThat(read(PASSPORT.replace("L898902C3", "L8989O2C3")).failed()).contains(CheckDigit.DOCUMENT_NUMBER);
    }

    @Test
    void spacesSmallLettersAndMiscountedFillersAreForgivenAmongOtherLines() {
        List<String> lines = List.of(
                "REPUBLIC OF UTOPIA",
                "passport",
                "P<UTO ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<",
                "l898902c36uto7408122f1204159ze184226b<<<<<10",
                "1");

        assertThat(Mrz.find(lines, TODAY)).contains(read(PASSPORT));
        assertThat(Mrz.find(List.of(lines.get(2) + "<<<<<<<", lines.get(3)), TODAY))
                .contains(read(PASSPORT));
    }

    @ParameterizedTest
    @CsvSource({
        "260331, 2026-03-31",
        "260401, 1926-04-01",
        "000229, 2000-02-29",
        "740812, 1974-08-12",
        "740230, ''",
        "7408<<, ''"
    })
    void birthsArePast(String zone, String date) {
        assertThat(read(PASSPORT.replace("740812", zone)).data().getOrDefault(DataField.DOC_DOB, ""))
                .isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "120415, 2012-04-15",
        "310430, 2031-04-30",
        "760331, 2076-03-31",
        "760401, 1976-04-01",
        "990101, 1999-01-01",
        "<<<<<<, ''"
    })
    void expiriesAreWithinFiftyYears(String zone, String date) {
        assertThat(read(PASSPORT.replace("120415", zone)).data().getOrDefault(DataField.DOC_EXPIRY, ""))
                .isEqualTo(date);
    }

    @Test
    void aSingleNameIsNeitherFirstNorLast() {
        Mrz mrz = read(PASSPORT.replace("ERIKSSON<<ANNA<MARIA<<<", "ARKFREITH<<<<<<<<<<<<<<"));

        assertThat(mrz.data()).containsEntry(DataField.FULL_NAME, "ARKFREITH");
        assertThat(mrz.data()).doesNotContainKeys(DataField.DOC_FIRST_NAME, DataField.DOC_LAST_NAME);
    }

    @Test
    void theIssuersOwnFieldsOfACardAreGivenAsTheyAre() {
        Mrz mrz = read(CARD.replace("D231458907<<<<<<<<<<<<<<<", "D23145890739001021234<<<<"));

        assertThat(mrz.optional()).containsExactly("39001021234");
        assertThat(mrz.data()).doesNotContainKey(DataField.DOC_PERSONAL_CODE);
        assertThat(mrz.failed()).containsExactly(CheckDigit.COMPOSITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<1",
                "P<UTOERIKSSON<<ANNA?MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
                "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858CORINNE<<<<<<<6512068F6"
            })
    void whatIsNoZoneIsNone(String text) {
        assertThat(Mrz.find(text.lines().toList(), TODAY)).isEmpty();
    }

    @Test
    void itPrintsNothingPersonal() {
        assertThat(read(PASSPORT).toString()).isEqualTo("Mrz[format=TD3, failed=[]]");
    }

    private static Mrz read(String text) {
        Optional<Mrz> mrz = Mrz.find(text.lines().toList(), TODAY);
        assertThat(mrz).isPresent();
        return mrz.get();
    }
}
