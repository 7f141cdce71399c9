package tidings.server.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
    @Test
    void quotesWhatNeedsItAndEndsTheLine() {
        assertThat(CsvLine.of(Arrays.asList("a", null, "b,c", "d\"e", "f\ng", "")))
                .isEqualTo("a,,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd()", "+1", "-1", "@sum", "\tx", "\rx", " =cmd()", "＝cmd()", "   @x"})
    void putsAnApostropheBeforeAFormula(String text) {
        assertThat(CsvLine.of(List.of(text))).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "scan-1", "  ", "5"})
    void leavesTheRestAsItIs(String text) {
        assertThat(CsvLine.of(List.of(text))).isEqualTo(text + "\r\n");
    }
}
