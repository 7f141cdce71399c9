package tidings.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SparkTest {

    @Test
    void putsWhatWentWrongOnTopAndFillsTheHeight() {
        Spark spark = Spark.of(List.of(new Spark.Count(6, 0), new Spark.Count(6, 6)));

        assertThat(spark.bars())
                .containsExactly(
                        new Spark.Bar(0, 12, 6, 12, Tone.QUIET),
                        new Spark.Bar(8, 12, 6, 12, Tone.QUIET),
                        new Spark.Bar(8, 0, 6, 12, Tone.BAD));
        assertThat(spark.width()).isEqualTo(14);
    }

    @Test
    void showsOneFailureAmongAMillion() {
        Spark spark = Spark.of(List.of(new Spark.Count(1_000_000, 1)));

        assertThat(spark.bars()).contains(new Spark.Bar(0, 0, 6, 2, Tone.BAD));
    }

    @Test
    void drawsALineWhereNothingHappened() {
        assertThat(Spark.of(List.of(new Spark.Count(0, 0))).bars())
                .containsExactly(new Spark.Bar(0, 23, 6, 1, Tone.QUIET));
        assertThat(Spark.of(List.of()).bars()).isEmpty();
    }
}
