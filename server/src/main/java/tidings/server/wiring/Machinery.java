package tidings.server.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import tidings.engine.Limits;
import tidings.engine.Secret;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.engine.port.Sender;
import tidings.engine.runtime.Engine;
import tidings.engine.runtime.EngineParts;
import tidings.sender.http.CertificateEnds;
import tidings.sender.http.HttpSender;
import tidings.sender.http.HttpSenderSettings;
import tidings.server.files.SignedLinks;
import tidings.server.inbox.Inboxes;
import tidings.server.mail.PostOffice;
import tidings.server.mail.SmtpMailbox;
import tidings.server.mail.Summary;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;
import tidings.store.sqlite.MasterKey;
import tidings.store.sqlite.SqliteStore;

/// The store, the sender and the engine: started in this order, and stopped in the other when the last
/// request is answered.
@Singleton
final class Machinery {
    private final SqliteStore store;
    private final Inboxes inboxes;
    private final HttpSender http;
    private final Sender sender;
    private final PostOffice postOffice;
    private final CompletableFuture<Engine> started = new CompletableFuture<>();
    private final Engine engine;
    private final SecretHasher hasher;
    private final SignedLinks links;

    Machinery(
            Settings settings,
            HttpSenderSettings sending,
            PostOffice postOffice,
            InstantSource clock,
            Metrics metrics) {
        this.postOffice = postOffice;
        Settings.Storage storage = settings.storage();
        Secret given = storage.masterKey();
        MasterKey key = MasterKey.load(given == null ? null : given.reveal(), storage.data());
        hasher = new SecretHasher(key.derive("api secrets", "HmacSHA256"));
        links = new SignedLinks(settings.publicUrl(), key.derive("file links", "HmacSHA256"), clock);
        store = SqliteStore.open(storage.data(), key);
        inboxes = new Inboxes(
                key.derive("inbox addresses", "HmacSHA256"),
                settings.publicUrl(),
                new Inboxes.HeaderNames(sending.signatureHeader(), sending.eventTypeHeader()),
                this::directory,
                InstantSource.system());
        http = new HttpSender(sending, InstantSource.system(), inboxes);
        sender = new Switchboard(http, postOffice, new Summary(settings.publicUrl()));
        SplittableRandom random = new SplittableRandom();
        Limits limits = new Limits(Limits.Committing.DEFAULT, Limits.Dispatching.DEFAULT, storage.retention());
        engine = Engine.start(
                new EngineParts(store, store, sender, postOffice, clock, random::nextLong, metrics), limits);
        started.complete(engine);
    }

    /// Waits for the engine, which may send before it has begun as a whole.
    private Directory directory() {
        return started.join().directory();
    }

    @Produces
    @Singleton
    Inboxes inboxes() {
        return inboxes;
    }

    @Produces
    @Singleton
    Engine engine() {
        return engine;
    }

    @Produces
    @Singleton
    Archive archive() {
        return store;
    }

    @Produces
    @Singleton
    Sender sender() {
        return sender;
    }

    @Produces
    @Singleton
    CertificateEnds certificateEnds() {
        return http.certificateEnds();
    }

    @Produces
    @Singleton
    SecretHasher secretHasher() {
        return hasher;
    }

    @Produces
    @Singleton
    SignedLinks signedLinks() {
        return links;
    }

    @PreDestroy
    void stop() {
        inboxes.close();
        engine.close();
        http.close();
        if (postOffice instanceof SmtpMailbox smtp) {
            smtp.close();
        }
        store.close();
    }
}
