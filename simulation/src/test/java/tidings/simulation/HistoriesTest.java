package tidings.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    /// More of them run by `make simulate SEEDS=n`, or here with `-Dsimulation.histories=n`.
    private static final long HISTORIES = Long.getLong("simulation.histories", 20_000);

    @Test
    void keepAllPromises() {
        Optional<String> broken = LongStream.rangeClosed(1, HISTORIES)
                .parallel()
                .mapToObj(seed -> Simulate.tryOut(seed, Seams.SOUND))
                .flatMap(Optional::stream)
                .map(Simulate.Broken::report)
                .findFirst();

        assertThat(broken).isEmpty();
    }
}
