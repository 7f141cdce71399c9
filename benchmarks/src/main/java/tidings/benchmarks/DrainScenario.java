package tidings.benchmarks;

import java.io.IOException;
import java.time.Duration;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.Phase.Span;
import tidings.benchmarks.Rig.Pressure;
import tidings.benchmarks.Section.Account;
import tidings.benchmarks.Section.Goal;
import tidings.benchmarks.Sink.Behaviour;
import tidings.benchmarks.TidingsServer.Notification;

/// A receiver stops answering while a large number of events is published, then answers again: what the backlog
/// costs in memory, and how fast it drains.
final class DrainScenario implements Scenario {

    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

    /// As many attempts as there may be, soon after each other, so that no delivery is given up.
    private static final Notification.Retry PATIENT = new Notification.Retry(20, Duration.ofSeconds(1));

    /// Resident memory in KiB: at rest before, at rest with the backlog, at its highest while the backlog built up
    /// and drained, and at rest after.
    private record Memory(long before, long withBacklog, long highest, long after) {}

    @Override
    public Section measure(Workplace place) throws IOException {
        Rig rig = place.rig();
        try (TidingsServer server = place.startServer(Name.DRAIN)) {
            server.create(new Notification("drain", rig.sink().url(Behaviour.GATED, 0), Workplace.EVENT_TYPE, PATIENT));
            Traffic traffic = place.publish(server, Workplace.EVENT_TYPE);
            place.warmUp(server, traffic, Audience.ONE);
            rig.idle(REST);
            rig.sink().shutGate();
            try {
                return drain(place, server.probe(), traffic);
            } finally {
                rig.sink().openGate();
            }
        }
    }

    private static Section drain(Workplace place, ProcessProbe probe, Traffic traffic) {
        Rig rig = place.rig();
        long before = probe.residentKiB();
        try (MemoryWatch watch = rig.watch(probe)) {
            int backlog = place.settings().sizes().backlog();
            Phase phase =
                    rig.press(traffic, Audience.ONE, new Pressure(LONGEST_DRAIN, backlog, Pressure.UNBOUNDED), probe);
            rig.idle(REST);
            long withBacklog = probe.residentKiB();
            long opened = rig.now();
            rig.sink().openGate();
            rig.settle(phase.ledger(), phase.ledger().acceptedCount(), LONGEST_DRAIN);
            rig.idle(REST);
            Memory memory = new Memory(before, withBacklog, watch.highestKiB(), probe.residentKiB());
            return report(phase, opened, memory).cost(phase, probe.read()).account(Account.of(phase.ledger()));
        }
    }

    private static Section report(Phase phase, long opened, Memory memory) {
        Ledger ledger = phase.ledger();
        Span all = new Span(opened, ledger.lastReceivedAt());
        Span most = new Span(opened, ledger.timeByWhichReceived(0, 0.99));
        double raise = (memory.withBacklog() - memory.before()) / 1024.0;
        return new Section("Drain of %,d pending".formatted(ledger.acceptedCount()))
                .line("accepted/s while nothing is received", Section.number(phase.acceptedPerSecond()))
                .line("drained/s, all", Section.number(ledger.receivedCount() / all.seconds()))
                .line("drained/s, the first 99 %", Section.number(0.99 * ledger.receivedCount() / most.seconds()))
                .line(
                        "until the first arrival",
                        "%.2f s".formatted(new Span(opened, ledger.timeByWhichReceived(0, 1e-9)).seconds()))
                .line(
                        "server RSS before / with the backlog / after",
                        "%s / %s / %s MiB"
                                .formatted(
                                        mebibytes(memory.before()),
                                        mebibytes(memory.withBacklog()),
                                        mebibytes(memory.after())))
                .line("server RSS raised by the backlog", Section.number(raise) + " MiB", Goal.atMost(raise, 50))
                .line(
                        "server RSS at its highest",
                        mebibytes(memory.highest()) + " MiB",
                        Goal.atMost(memory.highest() / 1024.0, 400));
    }

    private static String mebibytes(long kibibytes) {
        return Section.number(Math.rint(kibibytes / 1024.0));
    }
}
