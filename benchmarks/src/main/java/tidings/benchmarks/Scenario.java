package tidings.benchmarks;

import java.io.IOException;
import java.util.Locale;

/// One question about the server, asked of a fresh process of it.
interface Scenario {

    /// The scenarios, in the order in which they run.
    enum Name {
        OWN,
        SATURATE,
        STEADY,
        DRAIN,
        DEAD,
        FANOUT,
        PAGES,
        SESSIONS;

        Scenario scenario() {
            return switch (this) {
                case OWN -> new OwnCostScenario();
                case SATURATE -> new SaturateScenario();
                case STEADY -> new SteadyScenario();
                case DRAIN -> new DrainScenario();
                case DEAD -> new DeadReceiversScenario();
                case FANOUT -> new FanOutScenario();
                case PAGES -> new PagesScenario();
                case SESSIONS -> new SessionsScenario();
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Section measure(Workplace place) throws IOException;
}
