package tidings.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
    private static final int ALL_STEPS = Integer.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 50, 4711})
    void makesTheSameHistoryOfTheSameSeed(long seed) {
        World one = new World(seed, Seams.SOUND, ALL_STEPS);
        World other = new World(seed, Seams.SOUND, ALL_STEPS);

        World.History history = one.run();

        assertThat(other.run()).isEqualTo(history);
        assertThat(other.trace.lines()).isEqualTo(one.trace.lines());
    }

    @Test
    void makesAnotherHistoryOfAnotherSeed() {
        assertThat(new World(1, Seams.SOUND, 0).run().fingerprint())
                .isNotEqualTo(new World(2, Seams.SOUND, 0).run().fingerprint());
    }

    @Test
    void letsEverythingHappenThatCanGoWrong() {
        Set<String> kinds = new HashSet<>();
        for (long seed = 1; seed <= 300; seed++) {
            World world = new World(seed, Seams.SOUND, 0);
            world.run();
            kinds.addAll(world.trace.kinds().keySet());
        }

        assertThat(kinds)
                .contains(
                        "asks in vain",
                        "clock steps",
                        "crashes",
                        "payload gone",
                        "reads subjects",
                        "reads what is due",
                        "reads what is pending",
                        "resends",
                        "sends",
                        "the commit fails",
                        "the store fails");
    }
}
