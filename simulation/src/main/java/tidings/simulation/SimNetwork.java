package tidings.simulation;

import java.util.List;
import java.util.stream.IntStream;
import tidings.engine.Receiver;

/// The receivers, and the way to them.
final class SimNetwork {
    private static final String PREFIX = "https://receiver-";
    private static final List<SimReceiver.Mood> WAYS_TO_BE_DOWN = List.of(
            SimReceiver.Mood.FAILING, SimReceiver.Mood.HANGING, SimReceiver.Mood.UNREACHABLE, SimReceiver.Mood.LOSING);

    private final Chance chance;
    private final SimClock clock;
    private final List<SimReceiver> receivers;

    SimNetwork(Chance chance, SimClock clock, Scenario scenario) {
        this.chance = chance;
        this.clock = clock;
        this.receivers = IntStream.range(0, scenario.notifications() + 1)
                .mapToObj(number -> new SimReceiver(chance, scenario.receivers()))
                .toList();
    }

    /// The address of one of the receivers.
    Receiver anyReceiver() {
        return Receiver.at(PREFIX + chance.between(0, receivers.size() - 1));
    }

    /// What becomes of a request to this address that leaves now.
    SimReceiver.Fate meet(Receiver receiver) {
        int number = Integer.parseInt(receiver.url().substring(PREFIX.length()));
        return receivers.get(number).meet(clock.elapsed());
    }

    /// One of the receivers is down for so many microseconds.
    void breakDown(long micros) {
        chance.oneOf(receivers).goDown(chance.oneOf(WAYS_TO_BE_DOWN), clock.elapsed() + micros);
    }

    /// From now on all receivers are well.
    void calmDown() {
        receivers.forEach(SimReceiver::calmDown);
    }
}
