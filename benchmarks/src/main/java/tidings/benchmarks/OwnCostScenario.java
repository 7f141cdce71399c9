package tidings.benchmarks;

import tidings.benchmarks.Rig.Pressure;
import tidings.benchmarks.Section.Account;
import tidings.benchmarks.Sink.Behaviour;

/// What measuring itself costs: the generator straight against the sink, with nothing in between.
///
/// The machine's cores are shared, so this time is missing to whatever is measured.
final class OwnCostScenario implements Scenario {

    @Override
    public Section measure(Workplace place) {
        Rig rig = place.rig();
        Generator.Traffic traffic = place.post(rig.sink().port(), Sink.path(Behaviour.OK, 0));
        ProcessProbe own = new ProcessProbe(ProcessHandle.current().pid());
        Pressure pressure = Pressure.lasting(place.settings().times().press().dividedBy(2), Pressure.UNBOUNDED);
        rig.press(traffic, Audience.ONE, pressure, own);
        Phase phase = rig.press(traffic, Audience.ONE, pressure, own);
        return new Section("Own cost: generator straight to sink")
                .line("requests/s", Section.number(phase.receivedPerSecond()))
                .line("generator and sink CPU a request", "%.1f µs".formatted(phase.ownCpuMicrosAnEvent()))
                .account(Account.of(phase.ledger()));
    }
}
