package tidings.server.deadlines;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import tidings.engine.port.Keeper;
import tidings.engine.runtime.Engine;

/// Has everything woken that is due, from the start on.
@Singleton
final class Deadlines {

    void begin(@Observes StartupEvent start, Engine engine, Instance<Waker> wakers) {
        Map<String, Keeper> byKind =
                wakers.stream().collect(Collectors.toUnmodifiableMap(Waker::kind, Function.identity()));
        engine.wake(dossier -> {
            Keeper keeper = byKind.get(dossier.kind());
            return keeper == null
                    ? CompletableFuture.failedFuture(
                            new IllegalStateException("Nobody knows what it means that this is due: " + dossier))
                    : keeper.wake(dossier);
        });
    }
}
