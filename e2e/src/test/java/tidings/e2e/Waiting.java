package tidings.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Waits for something that happens in another process, by looking again and again until a deadline.
final class Waiting {
    /// Long enough for whatever is expected to happen at once, on a busy machine too.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofMillis(20);

    /// A machine that stood still for minutes, as virtual ones do, has not been waited for.
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private Waiting() {}

    /// Waits until the condition holds.
    static void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    /// Waits for as long as this until the condition holds.
    static void until(String what, Duration patience, Callable<Boolean> condition) {
        value(what, patience, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /// Waits for a value.
    static <T> T value(String what, Callable<Optional<T>> look) {
        return value(what, PATIENCE, look);
    }

    /// Waits for a value for as long as this.
    static <T> T value(String what, Duration patience, Callable<Optional<T>> look) {
        return look(patience, look)
                .orElseThrow(() ->
                        new AssertionError("Within " + patience.toMillis() + " ms it did not happen that " + what));
    }

    /// Waits for as long as this until the condition holds; says whether it does.
    static boolean whether(Duration patience, Callable<Boolean> condition) {
        return look(patience, () -> condition.call() ? Optional.of(true) : Optional.<Boolean>empty())
                .isPresent();
    }

    private static <T> Optional<T> look(Duration patience, Callable<Optional<T>> look) {
        Duration waited = Duration.ZERO;
        try {
            while (true) {
                long began = System.nanoTime();
                Optional<T> found = look.call();
                if (found.isPresent() || waited.compareTo(patience) > 0) {
                    return found;
                }
                Thread.sleep(STEP);
                waited = waited.plusNanos(Math.min(System.nanoTime() - began, LONGEST_STEP.toNanos()));
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("Could not look", e);
        }
    }
}
