package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubjectNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"scanRef\":\"%s\"}", "{\"a\": \"scanRef\", \"scanRef\" : \"%s\", \"b\": 1}"})
    void readsWhatItWroteHoweverTheBodyIsSpaced(String form) {
        byte[] body = form.formatted(SubjectNumber.BLANK_SCAN_REF).getBytes(StandardCharsets.US_ASCII);
        SubjectNumber.write(body, form.formatted(SubjectNumber.BLANK_SCAN_REF).indexOf(SubjectNumber.BLANK), 987_654);

        int key = SubjectNumber.find(body, 0, body.length, 0);
        if (SubjectNumber.read(body, key, body.length) == SubjectNumber.NONE) {
            key = SubjectNumber.find(body, key + 1, body.length, key + 1);
        }

        assertThat(SubjectNumber.read(body, key, body.length)).isEqualTo(987_654);
    }

    @Test
    void findsTheKeyAtTheGuessAndElsewhere() {
        byte[] body = "{\"x\": 1, \"scanRef\": \"y\"}".getBytes(StandardCharsets.US_ASCII);

        assertThat(SubjectNumber.find(body, 0, body.length, 9)).isEqualTo(9);
        assertThat(SubjectNumber.find(body, 0, body.length, 3)).isEqualTo(9);
        assertThat(SubjectNumber.find(body, 10, body.length, 9)).isEqualTo(body.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scanRef\": null}",
                "{\"scanRef\": \"short\"}",
                "{\"scanRef\": \"26b3ac22-89ed-11ee-ba61-0a201119565b\"}",
                "{\"scanRef\""
            })
    void findsNoNumberWhereThereIsNone(String text) {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);

        int key = SubjectNumber.find(body, 0, body.length, 0);

        assertThat(SubjectNumber.read(body, key, body.length)).isEqualTo(SubjectNumber.NONE);
    }
}
