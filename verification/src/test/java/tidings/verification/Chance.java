package tidings.verification;

import java.util.List;
import java.util.SplittableRandom;

/// All the chance of one history, from its seed.
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A number from `low` to `high`, both included.
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long upTo(long high) {
        return random.nextLong(high + 1);
    }

    /// Whether something that happens so many times in a hundred happens now.
    boolean percent(int times) {
        return random.nextInt(100) < times;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
