package tidings.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.ConfigProvider;
import tidings.engine.port.Mailbox;
import tidings.sender.http.EgressGuard;
import tidings.sender.http.HeaderRules;
import tidings.sender.http.HttpSenderSettings;
import tidings.server.ingest.Admission;
import tidings.server.ingest.PayloadSchemas;
import tidings.server.settings.Settings;

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
    Mailbox mailbox() {
        return mail -> Mailbox.Posting.NOT_CONFIGURED;
    }

    @Produces
    @Singleton
    HttpSenderSettings sending(Settings settings) {
        Settings.Sending set = settings.sending();
        return HttpSenderSettings.DEFAULT
                .withHeaderNames(set.signatureHeader(), set.eventTypeHeader())
                .withTimes(set.timeout(), HttpSenderSettings.DEFAULT.connectTimeout())
                .withReach(set.requireHttps(), set.allowed());
    }

    @Produces
    @Singleton
    EgressGuard guard(HttpSenderSettings sending) {
        return sending.guard();
    }

    @Produces
    @Singleton
    HeaderRules headerRules(HttpSenderSettings sending) {
        return sending.headerRules();
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

    /// Compiles the schemas beside the first requests instead of before them: that takes a while, and who
    /// comes early waits for one schema only.
    void preload(@Observes StartupEvent start, PayloadSchemas schemas) {
        Thread.ofPlatform().daemon().name("schemas").start(schemas::preload);
    }
}
