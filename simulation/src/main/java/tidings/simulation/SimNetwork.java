package tidings.simulation;

import java.util.List;
import java.util.stream.IntStream;
import tidings.engine.Channel;
import tidings.engine.Receiver;
import tidings.engine.Recipients;

/// The receivers, those of e-mails among them, and the way to them.
final class SimNetwork {
    private static final String PREFIX = "https://receiver-";
    private static final String DOMAIN = "@partner.example";
    private static final List<SimReceiver.Mood> WAYS_TO_BE_DOWN = List.of(
            SimReceiver.Mood.FAILING, SimReceiver.Mood.HANGING, SimReceiver.Mood.UNREACHABLE, SimReceiver.Mood.LOSING);

    /// How many of a thousand notifications send e-mails.
    private static final int E_MAILS = 200;

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
    Channel anyReceiver() {
        long number = chance.between(0, receivers.size() - 1);
        return chance.perMille(E_MAILS)
                ? new Recipients(List.of(number + DOMAIN), false)
                : Receiver.at(PREFIX + number);
    }

    /// What becomes of a request to this address that leaves now.
    SimReceiver.Fate meet(Channel channel) {
        return switch (channel) {
            case Receiver receiver ->
                find(receiver.url().substring(PREFIX.length())).meet(clock.elapsed());
            case Recipients recipients ->
                find(recipients.addresses().getFirst().replace(DOMAIN, "")).meetMail(clock.elapsed());
        };
    }

    private SimReceiver find(String number) {
        return receivers.get(Integer.parseInt(number));
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
