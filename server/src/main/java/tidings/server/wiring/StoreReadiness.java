package tidings.server.wiring;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import tidings.server.settings.Settings;

/// Whether events can be accepted: the engine has begun, its latest commit succeeded, and the data folder can
/// be written to.
@Readiness
@Singleton
final class StoreReadiness implements HealthCheck {
    private final Metrics metrics;
    private final Settings settings;

    StoreReadiness(Metrics metrics, Settings settings) {
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        boolean folder = Files.isWritable(settings.storage().data());
        return HealthCheckResponse.named("store")
                .status(folder && metrics.writable())
                .withData("folderWritable", folder)
                .withData("latestCommitSucceeded", metrics.writable())
                .build();
    }
}
