package tidings.server.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stacked bars, lines, meters, and the numbers and axes that go with them.
final class ChartTest {
    private static final List<String> AXIS = List.of("before", "now");

    @Test
    void standsOneKindUponTheOther() {
        Plot plot = new StackedBars(
                        "Deliveries",
                        List.of(new StackedBars.Kind("Delivered", "good"), new StackedBars.Kind("Failed", "bad")),
                        List.of(
                                new StackedBars.Bar("08:00", List.of(6L, 2L)),
                                new StackedBars.Bar("09:00", List.of(0L, 0L))))
                .plot(AXIS);

        assertThat(plot.scale()).containsExactly("8", "4", "0");
        assertThat(plot.svg())
                .contains(
                        "aria-label=\"Deliveries: 6 delivered, 2 failed\"",
                        "<g><title>08:00: 6 delivered, 2 failed</title>"
                                + "<rect class=\"bar tone-good\" x=\"2.5\" y=\"40\" width=\"15\" height=\"120\"/>"
                                + "<rect class=\"bar tone-bad\" x=\"2.5\" y=\"0\" width=\"15\" height=\"40\"/></g>",
                        "<g><title>09:00: 0 delivered, 0 failed</title></g>");
        assertThat(plot.table().columns()).containsExactly("Hour", "Delivered", "Failed");
        assertThat(plot.table().rows()).containsExactly(List.of("09:00", "0", "0"), List.of("08:00", "6", "2"));
    }

    @Test
    void leavesAGapWhereNothingWasMeasured() {
        Plot plot = new Lines(
                        "Times",
                        List.of(new Lines.Series(
                                "p50",
                                "dashed",
                                List.of(
                                        Optional.of(Duration.ofMillis(1)),
                                        Optional.of(Duration.ofMillis(100)),
                                        Optional.empty(),
                                        Optional.of(Duration.ofMillis(10))))),
                        List.of("a", "b", "c", "d"))
                .plot(AXIS);

        assertThat(plot.scale()).containsExactly("100 ms", "10 ms", "1 ms");
        assertThat(plot.svg()).contains("d=\"M10 160L30 0M65 80h10\"");
        assertThat(plot.table().rows().get(1)).containsExactly("c", "–");
    }

    @Test
    void drawsTimesOfWhichThereAreNone() {
        assertThat(new Lines("Times", List.of(new Lines.Series("p50", "", List.of(Optional.empty()))), List.of("a"))
                        .plot(AXIS)
                        .scale())
                .containsExactly("1.0 s", "100 ms", "10 ms", "1 ms");
    }

    @ParameterizedTest
    @CsvSource({"0,2", "1,2", "3,4", "5,8", "9,10", "11,20", "21,40", "41,50", "81,100", "1200,2000"})
    void findsARoundTopWhoseHalfIsWhole(long greatest, long top) {
        assertThat(Scale.upTo(greatest).top()).isEqualTo(top);
    }

    @ParameterizedTest
    @CsvSource({"38,38 ms", "1400,1.4 s", "14000,14 s", "720000,12 min", "3600000,1 h"})
    void saysTimesShortly(long millis, String words) {
        assertThat(Words.time(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @Test
    void callsOnlyWhatIsCompleteAHundredPercent() {
        assertThat(Words.share(99_999, 100_000)).isEqualTo("99.9 %");
        assertThat(Words.share(5, 5)).isEqualTo("100 %");
        assertThat(Words.share(0, 5)).isEqualTo("0.0 %");
        assertThat(Words.share(0, 0)).isEqualTo("–");
    }

    @Test
    void coloursAMeterByItsRate() {
        assertThat(new Meter(99, 100).tone()).isEqualTo("good");
        assertThat(new Meter(95, 100).tone()).isEqualTo("warning");
        assertThat(new Meter(50, 100).tone()).isEqualTo("bad");
        assertThat(new Meter(0, 0).tone()).isEqualTo("quiet");
        assertThat(new Meter(1, 4).svg()).contains("width=\"25\"");
    }
}
