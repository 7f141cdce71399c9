package tidings.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.ProcessProbe.Usage;
import tidings.benchmarks.Rig.Pressure;
import tidings.benchmarks.Section.Account;
import tidings.benchmarks.Section.Goal;
import tidings.benchmarks.Sink.Behaviour;
import tidings.benchmarks.TidingsServer.Notification;

/// The most that the server accepts and delivers, beside the most that a proxy forwards that keeps nothing.
///
/// Baseline and server take turns, so that what else happens on the machine meets both, and the median counts.
final class SaturateScenario implements Scenario {

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

    /// One round of a process under pressure, with what it had used by the time all had arrived.
    private record Round(Phase phase, Usage after) {

        double cpuMicrosAnEvent() {
            return phase.cpuMicrosAnEvent(after);
        }
    }

    @Override
    public Section measure(Workplace place) throws IOException {
        Section section = new Section("Saturation");
        Path directory = place.directory().resolve("nginx");
        try (Nginx nginx = Nginx.start(directory, place.rig().sink().port());
                TidingsServer server = place.startServer(Name.SATURATE)) {
            server.create(new Notification(
                    "saturate",
                    place.rig().sink().url(Behaviour.OK, 0),
                    Workplace.EVENT_TYPE,
                    Notification.Retry.USUAL));
            Traffic publish = place.publish(server, Workplace.EVENT_TYPE);
            Traffic forward = place.post(nginx.port(), Sink.path(Behaviour.OK, 0));
            place.warmUp(server, publish, Audience.ONE);
            press(place, forward, nginx.probe());
            List<Round> baseline = new ArrayList<>();
            List<Round> measured = new ArrayList<>();
            for (int i = 0; i < place.settings().sizes().rounds(); i++) {
                baseline.add(press(place, forward, nginx.probe()));
                measured.add(press(place, publish, server.probe()));
            }
            baseline.add(press(place, forward, nginx.probe()));
            report(section, baseline, measured);
            unbounded(place, section, server);
            section.line("server start", server.startTime().toMillis() + " ms")
                    .peakMemory(server.probe().read());
        }
        return section;
    }

    /// Presses with as many deliveries outstanding as a server can sustain.
    private static Round press(Workplace place, Traffic traffic, ProcessProbe probe) {
        Pressure pressure = Pressure.lasting(place.settings().times().press(), Workplace.SUSTAINABLE);
        Phase phase = place.rig().press(traffic, Audience.ONE, pressure, probe);
        place.requireAccepted(phase);
        place.rig().settle(phase.ledger(), phase.ledger().acceptedCount(), LONGEST_DRAIN);
        return new Round(phase, probe.read());
    }

    private static void report(Section section, List<Round> baseline, List<Round> measured) {
        double forwarded = median(baseline, round -> round.phase().receivedPerSecond());
        double received = median(measured, round -> round.phase().receivedPerSecond());
        double ratio = received / forwarded;
        Round last = measured.getLast();
        section.line("nginx: forwarded/s, median of " + baseline.size(), Section.number(forwarded))
                .line("nginx: CPU a request", micros(median(baseline, Round::cpuMicrosAnEvent)))
                .line(
                        "nginx: generator and sink CPU a request",
                        micros(median(baseline, round -> round.phase().ownCpuMicrosAnEvent())))
                .line(
                        "accepted/s, median of " + measured.size(),
                        Section.number(median(measured, round -> round.phase().acceptedPerSecond())))
                .line("received/s, median", Section.number(received), Goal.atLeast(received, 8_000))
                .line("received/s against nginx", "%.2f".formatted(ratio), Goal.atLeast(ratio, 0.35))
                .latency("accept latency, last round", last.phase().ledger().acceptLatency())
                .cost(last.phase(), last.after())
                .account(measured.stream()
                        .map(round -> Account.of(round.phase().ledger()))
                        .reduce(Account.CLEAN, Account::plus));
    }

    /// Presses without regard to what is outstanding: the most that is accepted, and how long the rest then takes.
    private static void unbounded(Workplace place, Section section, TidingsServer server) {
        Pressure pressure = Pressure.lasting(place.settings().times().press(), Pressure.UNBOUNDED);
        Traffic publish = place.publish(server, Workplace.EVENT_TYPE);
        Phase phase = place.rig().press(publish, Audience.ONE, pressure, server.probe());
        place.rig().settle(phase.ledger(), phase.ledger().acceptedCount(), LONGEST_DRAIN);
        section.line("unbounded: accepted/s", Section.number(phase.acceptedPerSecond()))
                .line("unbounded: received/s meanwhile", Section.number(phase.receivedPerSecond()))
                .line("unbounded: received/s to the last one", Section.number(phase.receivedPerSecondToTheLast()))
                .account(Account.of(phase.ledger()));
    }

    private static String micros(double value) {
        return "%.1f µs".formatted(value);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
    }
}
