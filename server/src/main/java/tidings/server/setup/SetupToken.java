package tidings.server.setup;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tidings.server.security.RandomText;

/// The secret of the set-up link. It is in memory only, and good for one use: until then, or until the server
/// stops. Thread-safe.
@Singleton
final class SetupToken {
    private final RandomText random;
    private final AtomicReference<@Nullable String> token = new AtomicReference<>();

    SetupToken(RandomText random) {
        this.random = random;
    }

    /// Makes a new one; an earlier one holds no more.
    String issue() {
        String issued = random.token();
        token.set(issued);
        return issued;
    }

    /// Whether this is the token.
    boolean matches(@Nullable String presented) {
        return isSame(token.get(), presented);
    }

    /// Uses the token up; false when it is not this one, or was used by somebody else in the meantime.
    boolean use(@Nullable String presented) {
        String current = token.get();
        return isSame(current, presented) && token.compareAndSet(current, null);
    }

    private static boolean isSame(@Nullable String expected, @Nullable String presented) {
        return expected != null
                && presented != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
