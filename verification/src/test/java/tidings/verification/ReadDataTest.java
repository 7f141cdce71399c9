package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadDataTest {

    @ParameterizedTest
    @EnumSource
    void nothingIsLongerThanTheWireAllows(DataField field) {
        for (String text : new String[] {"x".repeat(5000), "\uD83D\uDE00".repeat(5000), "9".repeat(5000)}) {
            ReadData.fit(field, text)
                    .ifPresent(fit ->
                            assertThat(fit.codePointCount(0, fit.length())).isLessThanOrEqualTo(field.maxLength()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DOC_FIRST_NAME, '  ADA ', ADA",
        "DOC_FIRST_NAME, '   ', ''",
        "DOC_EXPIRY, 2031-04-30, 2031-04-30",
        "DOC_EXPIRY, 2031-02-30, ''",
        "DOC_EXPIRY, 30.04.2031, ''",
        "DOC_NATIONALITY, LT, LT",
        "DOC_NATIONALITY, lt, ''",
        "DOC_NATIONALITY, LTU, ''",
        "DOC_TYPE, PASSPORT, PASSPORT",
        "DOC_TYPE, PASS, ''",
        "DOC_SEX, MALE, MALE",
        "DOC_SEX, M, ''",
        "AGE_ESTIMATE, OVER_18, OVER_18"
    })
    void aValueIsOfItsFieldsKindOrGone(DataField field, String value, String fit) {
        assertThat(ReadData.fit(field, value).orElse("")).isEqualTo(fit);
    }

    @Test
    void textIsCutAndNumbersAreNot() {
        assertThat(ReadData.fit(Map.of(
                        DataField.AUTHORITY, "A".repeat(61),
                        DataField.DOC_NUMBER, "1".repeat(101),
                        DataField.DOC_PERSONAL_CODE, "1".repeat(30))))
                .isEqualTo(Map.of(DataField.AUTHORITY, "A".repeat(60), DataField.DOC_PERSONAL_CODE, "1".repeat(30)));
    }

    @Test
    void whatCannotBeWrittenIsReplaced() {
        assertThat(ReadData.fit(DataField.ADDRESS, "a\u0000b\nc\uD83Dd")).contains("a b c\uFFFDd");
    }
}
