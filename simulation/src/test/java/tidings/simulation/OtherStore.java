package tidings.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/// Passes everything on to a store, but for what is overridden.
abstract class OtherStore implements Store {
    private final Store store;

    OtherStore(Store store) {
        this.store = store;
    }

    @Override
    public Recovered recover() {
        return store.recover();
    }

    @Override
    public void commit(List<Change> changes) {
        store.commit(changes);
    }

    @Override
    public Optional<Receipt> receipt(WorkspaceId workspace, String key) {
        return store.receipt(workspace, key);
    }

    @Override
    public Optional<Body> body(EventId event) {
        return store.body(event);
    }

    @Override
    public List<Delivery> pending(NotificationId notification, DeliveryId after, int limit) {
        return store.pending(notification, after, limit);
    }

    @Override
    public HeadPage heads(NotificationId notification, HeadCursor from, Instant now, int limit) {
        return store.heads(notification, from, now, limit);
    }

    @Override
    public Optional<Delivery> head(NotificationId notification, String subject) {
        return store.head(notification, subject);
    }

    @Override
    public Optional<Delivery> delivery(WorkspaceId workspace, DeliveryId delivery) {
        return store.delivery(workspace, delivery);
    }

    @Override
    public List<Mail> mailsDue(Instant now, int limit) {
        return store.mailsDue(now, limit);
    }

    @Override
    public Optional<Dossier.Head> dossierHead(WorkspaceId workspace, String kind, String name) {
        return store.dossierHead(workspace, kind, name);
    }

    @Override
    public List<Dossier> dossiersDue(Instant now, DueCursor after, int limit) {
        return store.dossiersDue(now, after, limit);
    }

    @Override
    public int sweep(Instant before, int limit) {
        return store.sweep(before, limit);
    }

    @Override
    public int sweepHistory(Instant tallies, Instant audit, int limit) {
        return store.sweepHistory(tallies, audit, limit);
    }

    @Override
    public void close() {
        store.close();
    }
}
