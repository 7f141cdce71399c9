package tidings.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import tidings.benchmarks.Generator.Traffic;

/// What all scenarios share: one event loop, the sink on it, and the running number of the events.
///
/// Whoever holds the rig turns its loop by calling its methods; between two calls nothing is sent or answered.
final class Rig implements AutoCloseable {

    /// No more events than this are kept track of in one closed-loop second.
    private static final int MOST_PER_SECOND = 150_000;

    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final Duration SLOW_BY = Duration.ofMillis(200);
    private static final long SEED = 25;

    /// How hard a closed loop presses: for how long, for how many events at most, and with how many deliveries
    /// outstanding at most.
    record Pressure(Duration time, int events, long outstanding) {

        static final long UNBOUNDED = Long.MAX_VALUE;

        static Pressure lasting(Duration time, long outstanding) {
            return new Pressure(time, Math.toIntExact(time.toSeconds() * MOST_PER_SECOND), outstanding);
        }
    }

    private final LongSupplier nanos = System::nanoTime;
    private final ProcessProbe self = new ProcessProbe(ProcessHandle.current().pid());
    private final EventLoop loop;
    private final Sink sink;
    private long nextNumber = 1;

    Rig() throws IOException {
        this.loop = new EventLoop(nanos);
        this.sink = new Sink(loop, nanos, SLOW_BY);
    }

    Sink sink() {
        return sink;
    }

    /// Sends as fast as the pressure allows, until every request is answered; arrivals may still be outstanding.
    Phase press(Traffic traffic, Audience audience, Pressure pressure, ProcessProbe probe) {
        Ledger ledger = open(pressure.events() / audience.perTurn(), audience);
        long end = nanos.getAsLong() + pressure.time().toNanos();
        Arrivals arrivals =
                new Arrivals.Closed(pressure.events(), end, () -> ledger.outstanding() < pressure.outstanding());
        return send(traffic, new Generator.Run(arrivals, ledger), probe);
    }

    /// Sends `perSecond` events a second for `time`, at times that are fixed beforehand.
    Phase flow(Traffic traffic, Audience audience, Rate rate, ProcessProbe probe) {
        int count = Math.toIntExact(Math.round(rate.perSecond() * rate.time().toSeconds()));
        Ledger ledger = open(count, audience);
        long start = nanos.getAsLong() + Duration.ofMillis(50).toNanos();
        Arrivals.Open arrivals = Arrivals.Open.independent(start, rate.perSecond(), count, SEED);
        try (Pacer _ = new Pacer(loop, nanos, arrivals)) {
            return send(traffic, new Generator.Run(arrivals, ledger), probe);
        }
    }

    /// Events a second, and for how long.
    record Rate(double perSecond, Duration time) {}

    /// Turns until `deliveries` have arrived in all; answers whether that happened in time.
    boolean settle(Ledger ledger, long deliveries, Duration limit) {
        return loop.runUntil(() -> ledger.receivedCount() >= deliveries, limit);
    }

    /// Turns for that long, whatever happens.
    void idle(Duration time) {
        loop.runUntil(() -> false, time);
    }

    /// Keeps an eye on the memory of a process, for as long as the loop turns and until the watch is closed.
    MemoryWatch watch(ProcessProbe probe) {
        return new MemoryWatch(loop, probe);
    }

    long now() {
        return nanos.getAsLong();
    }

    private Ledger open(int capacity, Audience audience) {
        Ledger ledger = new Ledger(nextNumber, capacity, audience);
        nextNumber += capacity;
        sink.writeInto(ledger);
        return ledger;
    }

    private Phase send(Traffic traffic, Generator.Run run, ProcessProbe probe) {
        ProcessProbe.Usage before = probe.read();
        try (Generator generator = new Generator(loop, nanos, traffic, run)) {
            long ownBefore = self.cpuMicros();
            long start = nanos.getAsLong();
            if (!loop.runUntil(generator::done, LONGEST_RUN)) {
                throw new IllegalStateException("requests went unanswered for " + LONGEST_RUN);
            }
            long end = nanos.getAsLong();
            Ledger ledger = run.ledger();
            long ownCpu = self.cpuMicros() - ownBefore;
            return new Phase(ledger, new Phase.Span(start, end), ledger.receivedCount(), before, ownCpu);
        }
    }

    @Override
    public void close() throws IOException {
        sink.close();
        loop.close();
    }
}
