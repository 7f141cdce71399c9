package tidings.server.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import tidings.engine.runtime.Engine;
import tidings.server.ingest.Admission;
import tidings.server.ingest.PayloadSchemas;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

/// Makes the parts that the resources are given.
final class Wiring {
    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        Map<String, String> values = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("TIDINGS_")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
            }
        }
        return Settings.of(values);
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    @Produces
    @Singleton
    Engine engine() {
        return new StandInEngine();
    }

    @Produces
    @Singleton
    PayloadSchemas payloadSchemas() {
        return new PayloadSchemas();
    }

    @Produces
    @Singleton
    Admission admission(PayloadSchemas schemas, Settings settings) {
        return new Admission(schemas, settings.intake().maxEventBytes());
    }

    @Produces
    @Singleton
    SecretHasher secretHasher() {
        return new SecretHasher(new SecretKeySpec("stand-in".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }
}
