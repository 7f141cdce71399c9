package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    @Test
    void runsEverythingUnlessToldOtherwise() throws IOException {
        Settings settings = Settings.of(new String[0], Map.of());

        assertThat(settings.scenarios()).containsExactly(Scenario.Name.values());
        assertThat(settings.sizes()).isEqualTo(new Settings.Sizes(3, 128, 1_000, 200_000, 1_000_000, 10_000));
        assertThat(settings.server()).endsWith("-jar", "server/target/quarkus-app/quarkus-run.jar");
        assertThat(settings.append()).isFalse();
    }

    @Test
    void takesArgumentsBeforeTheEnvironment() throws IOException {
        Settings settings = Settings.of(
                new String[] {"--scenarios=steady,own,own", "--press-seconds=3", "--append=true"},
                Map.of("SCENARIOS", "drain", "BENCH_SERVER", "java  -jar x.jar"));

        assertThat(settings.scenarios()).containsExactly(Scenario.Name.OWN, Scenario.Name.STEADY);
        assertThat(settings.server()).isEqualTo(List.of("java", "-jar", "x.jar"));
        assertThat(settings.times().press()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.append()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"steady", "--steady", "--colour=red", "--rounds=0", "--rounds=x", "--scenarios=walk"})
    void refusesWhatItDoesNotKnow(String argument) {
        assertThatThrownBy(() -> Settings.of(new String[] {argument}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
