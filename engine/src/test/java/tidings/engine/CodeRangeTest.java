package tidings.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRangeTest {
    @Test
    void readsNoResponseACodeAndAClass() {
        assertThat(CodeRange.parse("0")).contains(new CodeRange(0, 0));
        assertThat(CodeRange.parse("404")).contains(new CodeRange(404, 404));
        assertThat(CodeRange.parse("4xx")).contains(new CodeRange(400, 499));
        assertThat(CodeRange.parse("5XX")).contains(new CodeRange(500, 599));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "00", "40", "4x", "4xxx", "xxx", "0xx", "6xx", "9xx", "099", "600", "999", "-1", "4040", "٤٠٤",
                " 404"
            })
    void refusesAnythingElse(String text) {
        assertThat(CodeRange.parse(text)).isEmpty();
    }
}
