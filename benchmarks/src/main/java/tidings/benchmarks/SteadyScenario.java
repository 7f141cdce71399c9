package tidings.benchmarks;

import java.io.IOException;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.ProcessProbe.Usage;
import tidings.benchmarks.Rig.Rate;
import tidings.benchmarks.Section.Account;
import tidings.benchmarks.Sink.Behaviour;
import tidings.benchmarks.TidingsServer.Notification;

/// How long an event takes at a load that leaves the machine room.
final class SteadyScenario implements Scenario {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

    @Override
    public Section measure(Workplace place) throws IOException {
        Settings settings = place.settings();
        try (TidingsServer server = place.startServer(Name.STEADY)) {
            server.create(new Notification(
                    "steady", place.rig().sink().url(Behaviour.OK, 0), Workplace.EVENT_TYPE, Notification.Retry.USUAL));
            Traffic traffic = place.publish(server, Workplace.EVENT_TYPE);
            place.warmUp(server, traffic, Audience.ONE);
            place.rig().idle(Duration.ofSeconds(2));
            Rate rate = new Rate(settings.sizes().rate(), settings.times().flow());
            Phase phase = place.rig().flow(traffic, Audience.ONE, rate, server.probe());
            place.rig().settle(phase.ledger(), phase.ledger().acceptedCount(), LONGEST_DRAIN);
            Usage after = server.probe().read();
            Histogram acceptToReceived = Ledger.empty();
            phase.ledger().addAcceptToReceived(0, acceptToReceived);
            Histogram sendToReceived = Ledger.empty();
            phase.ledger().addSendToReceived(0, sendToReceived);
            return new Section("Steady: %,d events/s, open loop, %d s"
                            .formatted(
                                    settings.sizes().rate(),
                                    settings.times().flow().toSeconds()))
                    .latency("accept latency", phase.ledger().acceptLatency())
                    .latency("accept to received", acceptToReceived, 25)
                    .latency("intended send to received", sendToReceived)
                    .cost(phase, after)
                    .peakMemory(after)
                    .account(Account.of(phase.ledger()));
        }
    }
}
