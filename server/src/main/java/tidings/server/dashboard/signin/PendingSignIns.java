package tidings.server.dashboard.signin;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tidings.server.security.RandomText;

/// Who was sent to the OpenID provider and may come back. At most some thousand are remembered, the newest; they are
/// in memory only, so whoever is on the way while the server restarts begins again. Thread-safe.
@Singleton
final class PendingSignIns {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    private final RandomText random;
    private final InstantSource clock;
    private final Map<String, PendingSignIn> pending = new LinkedHashMap<>();

    PendingSignIns(RandomText random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    synchronized PendingSignIn begin(String next) {
        PendingSignIn begun = new PendingSignIn(
                random.token(),
                random.token(),
                random.token(),
                next,
                clock.instant().plus(PATIENCE));
        pending.put(begun.state(), begun);
        Iterator<String> oldest = pending.keySet().iterator();
        while (pending.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
        return begun;
    }

    /// The one with this state, which can come back only once; empty when there is none or it took too long.
    synchronized Optional<PendingSignIn> end(String state) {
        Instant now = clock.instant();
        return Optional.ofNullable(pending.remove(state))
                .filter(begun -> begun.expiresAt().isAfter(now));
    }
}
