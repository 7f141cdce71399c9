package tidings.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import tidings.engine.Limits;
import tidings.engine.Outcome;
import tidings.engine.port.Dice;
import tidings.engine.port.Mailbox;
import tidings.engine.port.Sender;
import tidings.engine.runtime.Engine;
import tidings.engine.runtime.EngineParts;
import tidings.server.ingest.Admission;
import tidings.server.ingest.PayloadSchemas;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;
import tidings.store.testkit.MemoryStore;

/// Makes the parts that the resources are given.
final class Wiring {

    @Produces
    @Singleton
    Settings settings() {
        return ConfiguredSettings.read(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Metrics metrics(MeterRegistry registry) {
        return new Metrics(registry);
    }

    @Produces
    @Singleton
    MemoryStore store() {
        return new MemoryStore();
    }

    @Produces
    @Singleton
    Sender sender() {
        return shipment -> new Outcome.Delivered(200);
    }

    @Produces
    @Singleton
    Mailbox mailbox() {
        return mail -> Mailbox.Posting.NOT_CONFIGURED;
    }

    @Produces
    @Singleton
    Engine engine(
            MemoryStore store,
            Sender sender,
            Mailbox mailbox,
            InstantSource clock,
            Metrics metrics,
            Settings settings) {
        Limits limits = new Limits(
                Limits.Committing.DEFAULT,
                Limits.Dispatching.DEFAULT,
                settings.storage().retention());
        SplittableRandom random = new SplittableRandom();
        Dice dice = bound -> random.nextLong(bound);
        return Engine.start(new EngineParts(store, store, sender, mailbox, clock, dice, metrics), limits);
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
