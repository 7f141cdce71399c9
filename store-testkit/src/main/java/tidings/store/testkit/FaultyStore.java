package tidings.store.testkit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.EventId;
import tidings.engine.Mail;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.engine.port.StoreException;

/// A store whose disk fails when its script says so.
public final class FaultyStore implements Store {
    private final Store store;
    private final Script script;

    /// Wraps a store, which is closed with this one.
    public FaultyStore(Store store, Script script) {
        this.store = store;
        this.script = script;
    }

    /// What a call does to the store.
    public enum Call {
        COMMIT,
        SWEEP,
        READ
    }

    /// Whether and how a call fails.
    public enum Fault {
        /// It does its work.
        NONE,
        /// It throws and has done nothing.
        BEFORE,
        /// It throws although its work is done.
        AFTER
    }

    /// Says what becomes of each call, in the order of the calls.
    @FunctionalInterface
    public interface Script {
        /// The fate of the next call.
        Fault next(Call call);
    }

    @Override
    public Recovered recover() {
        return run(Call.READ, store::recover);
    }

    @Override
    public void commit(List<Change> changes) {
        run(Call.COMMIT, () -> {
            store.commit(changes);
            return changes;
        });
    }

    @Override
    public Optional<Receipt> receipt(WorkspaceId workspace, String key) {
        return run(Call.READ, () -> store.receipt(workspace, key));
    }

    @Override
    public Optional<Body> body(EventId event) {
        return run(Call.READ, () -> store.body(event));
    }

    @Override
    public List<Delivery> pending(NotificationId notification, DeliveryId after, int limit) {
        return run(Call.READ, () -> store.pending(notification, after, limit));
    }

    @Override
    public HeadPage heads(NotificationId notification, HeadCursor from, Instant now, int limit) {
        return run(Call.READ, () -> store.heads(notification, from, now, limit));
    }

    @Override
    public Optional<Delivery> head(NotificationId notification, String subject) {
        return run(Call.READ, () -> store.head(notification, subject));
    }

    @Override
    public Optional<Delivery> delivery(WorkspaceId workspace, DeliveryId delivery) {
        return run(Call.READ, () -> store.delivery(workspace, delivery));
    }

    @Override
    public List<Mail> mailsDue(Instant now, int limit) {
        return run(Call.READ, () -> store.mailsDue(now, limit));
    }

    @Override
    public Optional<Dossier.Head> dossierHead(WorkspaceId workspace, String kind, String name) {
        return run(Call.READ, () -> store.dossierHead(workspace, kind, name));
    }

    @Override
    public List<Dossier> dossiersDue(Instant now, DueCursor after, int limit) {
        return run(Call.READ, () -> store.dossiersDue(now, after, limit));
    }

    @Override
    public int sweep(Instant before, int limit) {
        return run(Call.SWEEP, () -> store.sweep(before, limit));
    }

    @Override
    public int sweepHistory(Instant tallies, Instant audit, int limit) {
        return run(Call.SWEEP, () -> store.sweepHistory(tallies, audit, limit));
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> T run(Call call, Supplier<T> work) {
        Fault fault = script.next(call);
        if (fault == Fault.BEFORE) {
            throw failure(call);
        }
        T result = work.get();
        if (fault == Fault.AFTER) {
            throw failure(call);
        }
        return result;
    }

    private static StoreException failure(Call call) {
        return new StoreException(
                "The store failed in " + call, new IOException("No space left on device, says the script"));
    }
}
