package tidings.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.Identification.Platform;

/// Who came to a session.
///
/// @param startedAt when it was first opened
/// @param ip at most 39 characters
public record Visit(
        Instant startedAt, Platform platform, @Nullable String ip) {
    @Override
    public String toString() {
        return "Visit[startedAt=" + startedAt + "]";
    }
}
