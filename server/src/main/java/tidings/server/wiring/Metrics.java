package tidings.server.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import tidings.engine.Delivery;
import tidings.engine.DeliveryState;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.engine.port.Telemetry;

/// Counts what the engine does. All meters exist from the start, so that counting is cheap; none is kept for
/// each tenant or receiver, so that their number has an end.
///
/// | meter | counts |
/// |---|---|
/// | `tidings.commit` | commits, and how long they took |
/// | `tidings.commit.commands` | commands in a commit |
/// | `tidings.commit.failed` | commits that failed |
/// | `tidings.turned.away` | commands refused because the queue was full |
/// | `tidings.attempt` (`result`) | attempts, and how long they took, by `DELIVERED` or the failure |
/// | `tidings.delivery` (`state`) | deliveries that ended, and how long after their event was accepted |
/// | `tidings.fault` | faults of the server itself; its log says more |
final class Metrics implements Telemetry {
    private static final Logger LOG = Logger.getLogger("tidings.engine");

    private final Timer commits;
    private final DistributionSummary commands;
    private final Counter failedCommits;
    private final Counter turnedAway;
    private final Timer delivered;
    private final Map<Failure, Timer> failures = new EnumMap<>(Failure.class);
    private final Map<DeliveryState, Timer> settled = new EnumMap<>(DeliveryState.class);
    private final Counter faults;
    private final AtomicBoolean writable = new AtomicBoolean(true);

    Metrics(MeterRegistry registry) {
        commits = Timer.builder("tidings.commit")
                .description("Commits to the store")
                .register(registry);
        commands = DistributionSummary.builder("tidings.commit.commands")
                .description("Commands in a commit")
                .register(registry);
        failedCommits = Counter.builder("tidings.commit.failed")
                .description("Commits that failed")
                .register(registry);
        turnedAway = Counter.builder("tidings.turned.away")
                .description("Commands refused because the queue was full")
                .register(registry);
        delivered = attempts("DELIVERED", registry);
        for (Failure failure : Failure.values()) {
            failures.put(failure, attempts(failure.name(), registry));
        }
        for (DeliveryState state : DeliveryState.values()) {
            if (state.terminal()) {
                settled.put(
                        state,
                        Timer.builder("tidings.delivery")
                                .description("Deliveries that ended, since their event was accepted")
                                .tag("state", state.name())
                                .register(registry));
            }
        }
        faults = Counter.builder("tidings.fault")
                .description("Faults of the server itself")
                .register(registry);
    }

    private static Timer attempts(String result, MeterRegistry registry) {
        return Timer.builder("tidings.attempt")
                .description("Attempts to send")
                .tag("result", result)
                .register(registry);
    }

    /// Whether the latest commit succeeded.
    boolean writable() {
        return writable.get();
    }

    @Override
    public void committed(int count, Duration took) {
        writable.set(true);
        commits.record(took);
        commands.record(count);
    }

    @Override
    public void commitFailed() {
        writable.set(false);
        failedCommits.increment();
    }

    @Override
    public void turnedAway() {
        turnedAway.increment();
    }

    @Override
    public void attempted(Outcome outcome, Duration took) {
        outcome.failure().map(failures::get).orElse(delivered).record(took);
    }

    @Override
    public void settled(Delivery delivery, Duration sinceAccepted) {
        Timer timer = settled.get(delivery.state());
        if (timer != null) {
            timer.record(sinceAccepted);
        }
    }

    @Override
    public void fault(String what, Throwable cause) {
        faults.increment();
        LOG.error(what, cause);
    }
}
