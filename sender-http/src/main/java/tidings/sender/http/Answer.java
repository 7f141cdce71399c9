package tidings.sender.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Failure;

/// What came of one request.
sealed interface Answer {
    /// A response.
    ///
    /// @param retryAfter the wait that was asked for
    /// @param body what was read of the body where it is wanted, whole; nothing when it was not, or not
    ///     wholly, read
    record Reply(
            int code,
            @Nullable Duration retryAfter,
            @Nullable Body body) implements Answer {
        boolean isSuccess() {
            return code / 100 == 2;
        }
    }

    /// No response.
    record Silence(Failure reason) implements Answer {}
}
