package tidings.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.Rig.Pressure;

/// Where a scenario works: the rig, the settings, and a directory on disk for its servers' data.
record Workplace(Rig rig, Settings settings, Path directory) {

    /// Deliveries that may be outstanding while a server is pressed: enough that it never lacks work, few enough
    /// that what is accepted and what is received are the same rate.
    static final long SUSTAINABLE = 2_000;

    /// The event type that most scenarios publish.
    static final String EVENT_TYPE = "IDENTIFICATION_AUTO_FINISHED";

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    TidingsServer startServer(Scenario.Name name) throws IOException {
        Path place = directory.resolve(name.label());
        Directories.delete(place);
        Files.createDirectories(place);
        return TidingsServer.start(new TidingsServer.Launch(settings.server(), place));
    }

    Traffic publish(TidingsServer server, String... eventTypes) {
        List<RequestTemplate> requests = Arrays.stream(eventTypes)
                .map(type -> RequestTemplate.publish(type, server.client()))
                .toList();
        return new Traffic(server.client().port(), requests, settings.sizes().connections());
    }

    /// The same requests as to the server, to a path that the sink understands.
    Traffic post(int port, String path) {
        RequestTemplate request = RequestTemplate.publish(EVENT_TYPE, ApiClient.ofReceiver(port, path));
        return new Traffic(port, List.of(request), settings.sizes().connections());
    }

    /// Presses the server until its code is compiled, and lets it come to rest.
    void warmUp(TidingsServer server, Traffic traffic, Audience audience) {
        Pressure pressure = Pressure.lasting(settings.times().warmUp(), SUSTAINABLE);
        Phase phase = rig.press(traffic, audience, pressure, server.probe());
        requireAccepted(phase);
        long deliveries = (long) phase.ledger().acceptedCount() * audience.perTurn();
        if (!rig.settle(phase.ledger(), deliveries, LONGEST_REST)) {
            throw new IllegalStateException("of %d deliveries %d had not arrived %s after the warm-up"
                    .formatted(deliveries, deliveries - phase.ledger().receivedCount(), LONGEST_REST));
        }
    }

    /// A server that takes nothing is not worth the rest of the scenario.
    void requireAccepted(Phase phase) {
        Ledger ledger = phase.ledger();
        if (ledger.acceptedCount() == 0) {
            throw new IllegalStateException("no event was accepted: %d refused, the last with status %d; %d broken"
                    .formatted(ledger.refusedCount(), ledger.lastRefusal(), ledger.brokenCount()));
        }
    }
}
