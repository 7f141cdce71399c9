package tidings.server.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.SplittableRandom;
import tidings.engine.Limits;
import tidings.engine.Secret;
import tidings.engine.port.Archive;
import tidings.engine.port.Mailbox;
import tidings.engine.port.Sender;
import tidings.engine.runtime.Engine;
import tidings.engine.runtime.EngineParts;
import tidings.sender.http.CertificateEnds;
import tidings.sender.http.HttpSender;
import tidings.sender.http.HttpSenderSettings;
import tidings.server.mail.SmtpMailbox;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;
import tidings.store.sqlite.MasterKey;
import tidings.store.sqlite.SqliteStore;

/// The store, the sender and the engine: started in this order, and stopped in the other when the last
/// request is answered.
@Singleton
final class Machinery {
    private final SqliteStore store;
    private final HttpSender sender;
    private final Mailbox mailbox;
    private final Engine engine;
    private final SecretHasher hasher;

    Machinery(Settings settings, HttpSenderSettings sending, Mailbox mailbox, InstantSource clock, Metrics metrics) {
        this.mailbox = mailbox;
        Settings.Storage storage = settings.storage();
        Secret given = storage.masterKey();
        MasterKey key = MasterKey.load(given == null ? null : given.reveal(), storage.data());
        hasher = new SecretHasher(key.derive("api secrets", "HmacSHA256"));
        store = SqliteStore.open(storage.data(), key);
        sender = new HttpSender(sending, InstantSource.system());
        SplittableRandom random = new SplittableRandom();
        Limits limits = new Limits(Limits.Committing.DEFAULT, Limits.Dispatching.DEFAULT, storage.retention());
        engine = Engine.start(new EngineParts(store, store, sender, mailbox, clock, random::nextLong, metrics), limits);
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
        return sender.certificateEnds();
    }

    @Produces
    @Singleton
    SecretHasher secretHasher() {
        return hasher;
    }

    @PreDestroy
    void stop() {
        engine.close();
        sender.close();
        if (mailbox instanceof SmtpMailbox smtp) {
            smtp.close();
        }
        store.close();
    }
}
