package tidings.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.ConfigProvider;
import tidings.bucket.BucketAddress;
import tidings.sender.http.EgressGuard;
import tidings.sender.http.HeaderRules;
import tidings.sender.http.HttpSenderSettings;
import tidings.sender.http.RequestOutline;
import tidings.server.files.BucketStore;
import tidings.server.files.FileStore;
import tidings.server.files.FolderStore;
import tidings.server.files.SignedLinks;
import tidings.server.files.Vault;
import tidings.server.inbox.Inboxes;
import tidings.server.ingest.Admission;
import tidings.server.ingest.PayloadSchemas;
import tidings.server.mail.MailAddress;
import tidings.server.mail.NoMailbox;
import tidings.server.mail.PostOffice;
import tidings.server.mail.SmtpMailbox;
import tidings.server.settings.Settings;
import tidings.server.settings.SettingsException;
import tidings.verification.Policy;
import tidings.verification.Workflow;

/// Makes the parts that the resources are given.
final class Wiring {
    private static final String FILES = "files";
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(30);

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
    PostOffice postOffice(Settings settings) {
        Settings.MailServer server = settings.mailing().server();
        return server == null ? new NoMailbox() : new SmtpMailbox(server, sender(settings.mailing()), MAIL_PATIENCE);
    }

    private static MailAddress sender(Settings.Mailing mailing) {
        return MailAddress.parse(mailing.from())
                .orElseThrow(() -> new SettingsException(
                        "TIDINGS_MAIL_FROM must be one plain e-mail address such as tidings@example.com."));
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
    EgressGuard guard(HttpSenderSettings sending, Inboxes inboxes) {
        return sending.guard(inboxes);
    }

    @Produces
    @Singleton
    HeaderRules headerRules(HttpSenderSettings sending) {
        return sending.headerRules();
    }

    @Produces
    @Singleton
    RequestOutline requestOutline(HttpSenderSettings sending, Inboxes inboxes) {
        return new RequestOutline(sending, inboxes);
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
    FileStore fileStore(Settings settings) {
        BucketAddress bucket = settings.files().bucket();
        return bucket == null ? new FolderStore(settings.storage().data().resolve(FILES)) : new BucketStore(bucket);
    }

    void close(@Disposes FileStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Vault vault(FileStore store, RandomGenerator random, Settings settings) {
        return new Vault(store, random, settings.files().maxFileBytes());
    }

    /// What holds for verifications unless their tokens say otherwise.
    @Produces
    @Singleton
    Policy policy(Settings settings) {
        Settings.Reviewing set = settings.reviewing();
        return Policy.USUAL.reviewing(set.successful(), set.failed(), set.autoWebhook(), set.retention());
    }

    @Produces
    @Singleton
    Workflow workflow(SignedLinks links) {
        return new Workflow(links);
    }

    /// Compiles the schemas beside the first requests instead of before them: that takes a while, and who
    /// comes early waits for one schema only.
    void preload(@Observes StartupEvent start, PayloadSchemas schemas) {
        Thread.ofPlatform().daemon().name("schemas").start(schemas::preload);
    }
}
