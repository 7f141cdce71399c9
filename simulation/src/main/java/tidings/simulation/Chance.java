package tidings.simulation;

import java.util.List;
import java.util.SplittableRandom;
import tidings.engine.port.Dice;

/// All the chance of one history, from its seed.
final class Chance implements Dice {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long below(long bound) {
        return random.nextLong(bound);
    }

    /// A number from `low` to `high`, both included.
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /// Whether something that happens so many times in a thousand happens now.
    boolean perMille(int times) {
        return times > 0 && random.nextInt(1000) < times;
    }

    /// Whether something that happens every second time happens now.
    boolean even() {
        return random.nextBoolean();
    }

    /// One of them.
    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
