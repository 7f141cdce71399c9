package tidings.benchmarks;

import java.io.IOException;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.ProcessProbe.Usage;
import tidings.benchmarks.Rig.Pressure;
import tidings.benchmarks.Rig.Rate;
import tidings.benchmarks.Section.Account;
import tidings.benchmarks.Sink.Behaviour;
import tidings.benchmarks.TidingsServer.Notification;

/// One event for ten receivers: the most deliveries a second, and their latency at a load that leaves room.
final class FanOutScenario implements Scenario {

    private static final Audience AUDIENCE = new Audience(1, 10);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(1);

    @Override
    public Section measure(Workplace place) throws IOException {
        try (TidingsServer server = place.startServer(Name.FANOUT)) {
            for (int receiver = 0; receiver < AUDIENCE.receivers(); receiver++) {
                server.create(new Notification(
                        "receiver " + receiver,
                        place.rig().sink().url(Behaviour.OK, receiver),
                        Workplace.EVENT_TYPE,
                        Notification.Retry.USUAL));
            }
            Traffic traffic = place.publish(server, Workplace.EVENT_TYPE);
            place.warmUp(server, traffic, AUDIENCE);
            Section section = new Section("Fan-out 1:10");
            press(place, section, server, traffic);
            flow(place, section, server, traffic);
            return section.peakMemory(server.probe().read());
        }
    }

    private static void press(Workplace place, Section section, TidingsServer server, Traffic traffic) {
        Pressure pressure = Pressure.lasting(place.settings().times().press(), Workplace.SUSTAINABLE);
        Phase phase = place.rig().press(traffic, AUDIENCE, pressure, server.probe());
        place.requireAccepted(phase);
        Usage after = settle(place, phase, server);
        section.line("accepted/s", Section.number(phase.acceptedPerSecond()))
                .line("received/s", Section.number(phase.receivedPerSecond()))
                .line("server CPU a delivery", "%.1f µs".formatted(phase.cpuMicrosAnEvent(after) / AUDIENCE.perTurn()))
                .cost(phase, after)
                .account(Account.of(phase.ledger(), missing(phase.ledger())));
    }

    private static void flow(Workplace place, Section section, TidingsServer server, Traffic traffic) {
        Rate rate = new Rate(
                (double) place.settings().sizes().rate() / AUDIENCE.perTurn(),
                place.settings().times().flow());
        Phase phase = place.rig().flow(traffic, AUDIENCE, rate, server.probe());
        Usage _ = settle(place, phase, server);
        Histogram acceptToReceived = Ledger.empty();
        for (int receiver = 0; receiver < AUDIENCE.receivers(); receiver++) {
            phase.ledger().addAcceptToReceived(receiver, acceptToReceived);
        }
        String at = "at %,d deliveries/s: ".formatted(place.settings().sizes().rate());
        section.latency(at + "accept latency", phase.ledger().acceptLatency())
                .latency(at + "accept to received", acceptToReceived)
                .account(Account.of(phase.ledger(), missing(phase.ledger())));
    }

    private static Usage settle(Workplace place, Phase phase, TidingsServer server) {
        long deliveries = (long) phase.ledger().acceptedCount() * AUDIENCE.perTurn();
        place.rig().settle(phase.ledger(), deliveries, LONGEST_DRAIN);
        return server.probe().read();
    }

    private static long missing(Ledger ledger) {
        long missing = 0;
        for (int receiver = 0; receiver < AUDIENCE.receivers(); receiver++) {
            missing += ledger.missing(receiver);
        }
        return missing;
    }
}
