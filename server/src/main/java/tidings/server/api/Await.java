package tidings.server.api;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// Waits for the engine, on a virtual thread.
public final class Await {
    private Await() {}

    /// What the stage came to; a failure is thrown as it is, so that the frame can turn it into a problem.
    public static <T> T result(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
