package tidings.server.dashboard.notification;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import tidings.engine.NotificationId;
import tidings.events.SigningKey;
import tidings.server.security.Caller.SignedIn;

/// Signing keys that were just made, until the page that shows them once has been fetched by the session that asked
/// for them. They are in memory only, and few. Thread-safe.
@Singleton
final class FreshKeys {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MAX = 1_000;

    private final InstantSource clock;
    private final LinkedHashMap<Owner, Fresh> keys = new LinkedHashMap<>();

    FreshKeys(InstantSource clock) {
        this.clock = clock;
    }

    private record Owner(String session, NotificationId notification) {}

    private record Fresh(SigningKey key, Instant until) {}

    synchronized void put(SignedIn person, NotificationId notification, SigningKey key) {
        Instant now = clock.instant();
        keys.values().removeIf(fresh -> !fresh.until().isAfter(now));
        if (keys.size() >= MAX) {
            keys.pollFirstEntry();
        }
        keys.put(new Owner(person.session().tokenHash(), notification), new Fresh(key, now.plus(PATIENCE)));
    }

    /// The key, the only time.
    synchronized Optional<SigningKey> take(SignedIn person, NotificationId notification) {
        return Optional.ofNullable(keys.remove(new Owner(person.session().tokenHash(), notification)))
                .filter(fresh -> fresh.until().isAfter(clock.instant()))
                .map(Fresh::key);
    }
}
