package tidings.server.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.server.dashboard.chart.Sparkline.Bar;

final class SparklineTest {
    @Test
    void drawsWhatWentWrongOnTopOfWhatWentWell() {
        Sparkline spark = new Sparkline("Deliveries", List.of(new Bar(3, 1), new Bar(0, 0)));

        assertThat(spark.svg())
                .isEqualTo("<svg class=\"spark\" viewBox=\"0 0 8 24\" preserveAspectRatio=\"none\" role=\"img\""
                        + " aria-label=\"Deliveries: 4, 1 failed\">"
                        + "<rect class=\"bar\" x=\"0\" y=\"6\" width=\"3\" height=\"18\"/>"
                        + "<rect class=\"bar tone-bad\" x=\"0\" y=\"0\" width=\"3\" height=\"6\"/>"
                        + "<rect class=\"bar none\" x=\"4\" y=\"23\" width=\"3\" height=\"1\"/></svg>");
    }

    @Test
    void showsOneFailureAmongThousands() {
        assertThat(new Sparkline("Deliveries", List.of(new Bar(9_999, 1))).svg())
                .contains("class=\"bar tone-bad\" x=\"0\" y=\"0\" width=\"3\" height=\"2\"");
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(new Sparkline("Deliveries", List.of(new Bar(0, 0))).label()).isEqualTo("Deliveries: none");
        assertThat(new Sparkline("Deliveries", List.of(new Bar(1_200, 0))).label())
                .isEqualTo("Deliveries: 1,200, none failed");
    }

    @Test
    void escapesItsWords() {
        assertThat(new Sparkline("\"<b>&", List.of(new Bar(0, 0))).svg()).contains("&quot;&lt;b&gt;&amp;: none");
    }

    @Test
    void needsABar() {
        assertThatThrownBy(() -> new Sparkline("Deliveries", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
