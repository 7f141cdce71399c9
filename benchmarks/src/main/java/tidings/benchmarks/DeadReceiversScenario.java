package tidings.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.ProcessProbe.Usage;
import tidings.benchmarks.Rig.Rate;
import tidings.benchmarks.Section.Account;
import tidings.benchmarks.Sink.Behaviour;
import tidings.benchmarks.TidingsServer.Notification;

/// What the healthy receivers notice when others are dead: a hundred receivers, of which none, one, or thirty
/// either hang or refuse connections, in turn.
final class DeadReceiversScenario implements Scenario {

    private static final List<String> EVENT_TYPES = List.of(
            "IDENTIFICATION_AUTO_FINISHED",
            "IDENTIFICATION_MANUAL_FINISHED",
            "IDENTIFICATION_RESUBMITTED",
            "IDENTIFICATION_EXPIRED",
            "IDENTIFICATION_CANCELLED");
    private static final Audience AUDIENCE = new Audience(EVENT_TYPES.size(), 20);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

    @Override
    public Section measure(Workplace place) throws IOException {
        Section section = new Section("Dead receivers among %d: %,d deliveries/s, open loop, %d s each"
                .formatted(
                        AUDIENCE.receivers(),
                        place.settings().sizes().rate(),
                        place.settings().times().flow().toSeconds()));
        measure(place, section, 0);
        measure(place, section, 1);
        measure(place, section, 30);
        return section;
    }

    private static void measure(Workplace place, Section section, int dead) throws IOException {
        try (TidingsServer server = place.startServer(Scenario.Name.DEAD);
                ClosedPort closed = new ClosedPort()) {
            Traffic traffic = place.publish(server, EVENT_TYPES.toArray(String[]::new));
            subscribe(place, server, closed, dead);
            double perSecond = (double) place.settings().sizes().rate() / AUDIENCE.perTurn();
            Rate warmUp = new Rate(perSecond, place.settings().times().warmUp());
            place.requireAccepted(place.rig().flow(traffic, AUDIENCE, warmUp, server.probe()));
            Rate rate = new Rate(perSecond, place.settings().times().flow());
            Phase phase = place.rig().flow(traffic, AUDIENCE, rate, server.probe());
            Ledger ledger = phase.ledger();
            List<Integer> healthy = IntStream.range(0, AUDIENCE.receivers())
                    .filter(receiver -> !isDead(receiver, dead))
                    .boxed()
                    .toList();
            place.rig().settle(ledger, healthy.stream().mapToLong(ledger::owed).sum(), LONGEST_DRAIN);
            report(section, dead + " % dead: ", phase, healthy, server.probe().read());
        }
    }

    private static void report(Section section, String prefix, Phase phase, List<Integer> healthy, Usage after) {
        Histogram acceptToReceived = Ledger.empty();
        healthy.forEach(receiver -> phase.ledger().addAcceptToReceived(receiver, acceptToReceived));
        long missing = healthy.stream().mapToLong(phase.ledger()::missing).sum();
        section.latency(prefix + "accept latency", phase.ledger().acceptLatency())
                .latency(prefix + "accept to received, healthy", acceptToReceived)
                .line(
                        prefix + "server CPU a delivery",
                        "%.1f µs".formatted(phase.cpuMicrosAnEvent(after) / AUDIENCE.perTurn()))
                .line(prefix + "server peak RSS", Section.number(after.peakResidentKiB() / 1024.0) + " MiB")
                .account(Account.of(phase.ledger(), missing));
    }

    private static void subscribe(Workplace place, TidingsServer server, ClosedPort closed, int dead)
            throws IOException {
        Sink sink = place.rig().sink();
        int deadSoFar = 0;
        for (int receiver = 0; receiver < AUDIENCE.receivers(); receiver++) {
            String url = sink.url(Behaviour.OK, receiver);
            if (isDead(receiver, dead)) {
                url = deadSoFar++ % 2 == 0 ? sink.url(Behaviour.HANG, receiver) : closed.url(receiver);
            }
            server.create(new Notification(
                    "receiver " + receiver, url, EVENT_TYPES.get(AUDIENCE.turn(receiver)), Notification.Retry.USUAL));
        }
    }

    /// Spreads the dead ones evenly over all receivers.
    private static boolean isDead(int receiver, int dead) {
        return (receiver + 1) * dead / AUDIENCE.receivers() > receiver * dead / AUDIENCE.receivers();
    }
}
