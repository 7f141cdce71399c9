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

        double receivedPerSecond() {
            return phase.receivedPerSecond();
        }

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
            place.warmUp(server, publish, Audience.ONE);
            report(section, takeTurns(place, nginx, server));
            unbounded(place, section, server);
            section.line("server start", server.startTime().toMillis() + " ms")
                    .peakMemory(server.probe().read());
        }
        return section;
    }

    /// The rounds of each contestant: nginx with kept and with fresh connections to the sink, and the server.
    private record Rounds(List<Round> kept, List<Round> fresh, List<Round> server) {}

    private static Rounds takeTurns(Workplace place, Nginx nginx, TidingsServer server) {
        Traffic kept = place.post(nginx.ports().kept(), Sink.path(Behaviour.OK, 0));
        Traffic fresh = place.post(nginx.ports().fresh(), Sink.path(Behaviour.OK, 0));
        Traffic publish = place.publish(server, Workplace.EVENT_TYPE);
        press(place, kept, nginx.probe());
        Rounds rounds = new Rounds(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < place.settings().sizes().rounds(); i++) {
            rounds.kept().add(press(place, kept, nginx.probe()));
            rounds.server().add(press(place, publish, server.probe()));
            rounds.fresh().add(press(place, fresh, nginx.probe()));
        }
        return rounds;
    }

    /// Presses with as many deliveries outstanding as a server can sustain.
    private static Round press(Workplace place, Traffic traffic, ProcessProbe probe) {
        Pressure pressure = Pressure.lasting(place.settings().times().press(), Workplace.SUSTAINABLE);
        Phase phase = place.rig().press(traffic, Audience.ONE, pressure, probe);
        place.requireAccepted(phase);
        place.rig().settle(phase.ledger(), phase.ledger().acceptedCount(), LONGEST_DRAIN);
        return new Round(phase, probe.read());
    }

    private static void report(Section section, Rounds rounds) {
        List<Round> measured = rounds.server();
        double received = median(measured, Round::receivedPerSecond);
        double toKept = received / median(rounds.kept(), Round::receivedPerSecond);
        double toFresh = received / median(rounds.fresh(), Round::receivedPerSecond);
        Round last = measured.getLast();
        baseline(section, "nginx, connections kept: ", rounds.kept());
        baseline(section, "bare nginx, a connection a request: ", rounds.fresh());
        section.line(
                        "accepted/s, median of " + measured.size(),
                        Section.number(median(measured, round -> round.phase().acceptedPerSecond())))
                .line("received/s, median", Section.number(received), Goal.atLeast(received, 8_000))
                .line(
                        "received/s to bare nginx, a connection a request",
                        "%.2f".formatted(toFresh),
                        Goal.atLeast(toFresh, 0.35))
                .line("received/s to nginx, connections kept", "%.2f".formatted(toKept))
                .latency("accept latency, last round", last.phase().ledger().acceptLatency())
                .cost(last.phase(), last.after())
                .account(account(measured));
    }

    private static void baseline(Section section, String prefix, List<Round> rounds) {
        Account account = account(rounds);
        section.line(prefix + "forwarded/s, median", Section.number(median(rounds, Round::receivedPerSecond)))
                .line(prefix + "CPU a request", micros(median(rounds, Round::cpuMicrosAnEvent)))
                .line(
                        prefix + "generator and sink CPU a request",
                        micros(median(rounds, round -> round.phase().ownCpuMicrosAnEvent())))
                .line(prefix + "refused, broken", "%,d, %,d".formatted(account.refused(), account.broken()));
    }

    private static Account account(List<Round> rounds) {
        return rounds.stream().map(round -> Account.of(round.phase().ledger())).reduce(Account.CLEAN, Account::plus);
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
