package tidings.benchmarks;

import java.time.Duration;

/// Waits between two looks at a process that is starting.
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }
}
