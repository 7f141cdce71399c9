package tidings.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Waits for something that happens in another process, by looking again and again until a deadline.
final class Waiting {
    /// Long enough for whatever is expected to happen at once, on a busy machine too.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofMillis(20);

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
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Optional<T> found = look.call();
                if (found.isPresent()) {
                    return found.get();
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("Within " + patience.toMillis() + " ms it did not happen that " + what);
                }
                Thread.sleep(STEP);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("Could not find out whether " + what, e);
        }
    }
}
