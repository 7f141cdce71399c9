package tidings.server.api.compatible;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import tidings.server.security.Caller;
import tidings.server.settings.Settings;

/// Counts the requests of each API key in each hour of the clock, and refuses those beyond what it may make.
/// Only keys that exist are counted, so that there are as many counts as keys.
@Singleton
final class Allowance {
    private static final long HOUR = 3_600;

    private final int most;
    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    @Inject
    Allowance(Settings settings, InstantSource clock) {
        this(settings.intake().requestsPerHour(), clock);
    }

    /// Lets each key make so many, or as many as it likes for 0.
    Allowance(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Count(long hour, int requests) {}

    /// After the gate, which finds out who calls.
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER + 1)
    void count(ContainerRequestContext request) {
        if (most > 0
                && CompatiblePaths.contain(request.getUriInfo().getPath())
                && request.getSecurityContext().getUserPrincipal() instanceof Caller.ApiClient client) {
            take(client.key().key());
        }
    }

    /// Takes one request of the key.
    void take(String key) {
        long now = clock.instant().getEpochSecond();
        long hour = now / HOUR;
        Count count = counts.merge(
                key,
                new Count(hour, 1),
                (before, first) -> before.hour() == hour ? new Count(hour, before.requests() + 1) : first);
        if (count.requests() > most) {
            throw CompatibleException.later(
                    429,
                    "This API key has made its " + most + " requests of this hour; please come back in the next one.",
                    (hour + 1) * HOUR - now);
        }
    }
}
