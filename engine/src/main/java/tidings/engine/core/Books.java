package tidings.engine.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Dossier;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Store;

/// What the clerk looks up to decide: what was kept, and over it what the open batch has decided so far.
final class Books {
    private final Store store;
    private final Draft<NotificationId, Alert> alerts = new Draft<>();
    private final Draft<ResendJobId, ResendJob> jobs = new Draft<>();
    private final Map<DossierKey, Optional<Dossier.Head>> dossiers = new HashMap<>();
    private final Map<ReceiptKey, Receipt> receipts = new HashMap<>();
    private final Set<DeliveryId> over = new HashSet<>();
    private final Set<Subject> erased = new HashSet<>();
    private Directory draft;

    /// Read by other threads too: once a change of settings is answered, no attempt may begin without it.
    private volatile Directory kept;

    /// Read by other threads too; copied when a batch has altered any.
    private volatile Map<NotificationId, Alert> keptAlerts = Map.of();

    private record ReceiptKey(WorkspaceId workspace, String key) {}

    private record DossierKey(WorkspaceId workspace, String kind, String name) {}

    private record Subject(WorkspaceId workspace, @Nullable String name) {}

    Books(Store store, Store.Recovered recovered) {
        this.store = store;
        this.kept = Directory.of(recovered);
        this.draft = kept;
        recovered.alerts().forEach(alert -> alerts.put(alert.notification(), alert));
        recovered.runningJobs().forEach(job -> jobs.put(job.id(), job));
        keep();
    }

    Directory directory() {
        return draft;
    }

    Directory keptDirectory() {
        return kept;
    }

    Alert alert(NotificationId notification) {
        return alerts.get(notification).orElseGet(() -> Alert.quiet(notification));
    }

    /// The alert as of the last batch that was kept.
    Alert keptAlert(NotificationId notification) {
        return keptAlerts.getOrDefault(notification, Alert.quiet(notification));
    }

    Optional<ResendJob> runningJob(ResendJobId id) {
        return jobs.get(id);
    }

    Optional<Receipt> receipt(WorkspaceId workspace, String key) {
        Receipt fresh = receipts.get(new ReceiptKey(workspace, key));
        return fresh != null ? Optional.of(fresh) : store.receipt(workspace, key);
    }

    Optional<Dossier.Head> dossierHead(WorkspaceId workspace, String kind, String name) {
        Optional<Dossier.Head> fresh = dossiers.get(new DossierKey(workspace, kind, name));
        return fresh != null ? fresh : store.dossierHead(workspace, kind, name);
    }

    /// Whether a delivery is still pending: a resend, an erasure or the retention may have overtaken its
    /// attempt.
    boolean pending(Delivery delivery) {
        WorkspaceId workspace = delivery.event().workspace();
        return !over.contains(delivery.id())
                && !erased.contains(new Subject(workspace, delivery.event().subject()))
                && store.delivery(workspace, delivery.id())
                        .filter(stored -> stored.state() == DeliveryState.PENDING)
                        .isPresent();
    }

    /// Writes a change of the open batch down.
    void note(Change change) {
        draft = draft.after(change);
        switch (change) {
            case Change.EventAccepted accepted -> {
                Receipt receipt = accepted.receipt();
                if (receipt != null) {
                    receipts.put(new ReceiptKey(receipt.workspace(), receipt.key()), receipt);
                }
            }
            case Change.AlertSaved saved -> alerts.put(saved.alert().notification(), saved.alert());
            case Change.ResendJobSaved saved -> {
                if (saved.job().state() == ResendJob.State.RUNNING) {
                    jobs.put(saved.job().id(), saved.job());
                } else {
                    jobs.remove(saved.job().id());
                }
            }
            case Change.NotificationRemoved removed -> alerts.remove(removed.notification());
            case Change.Resent resent -> {
                if (resent.attempt().succeeded()) {
                    over.add(resent.delivery());
                }
            }
            case Change.Canceled canceled -> over.addAll(canceled.deliveries());
            case Change.SubjectErased gone -> {
                erased.add(new Subject(gone.workspace(), gone.subject()));
                jobs.removeIf(job -> names(job.filter(), gone));
            }
            case Change.DossierSaved(Dossier saved) ->
                dossiers.put(new DossierKey(saved.workspace(), saved.kind(), saved.name()), Optional.of(saved.head()));
            case Change.DossierRemoved removed ->
                dossiers.put(new DossierKey(removed.workspace(), removed.kind(), removed.name()), Optional.empty());
            case Change.Attempted _,
                    Change.ResendRequested _,
                    Change.NotificationSaved _,
                    Change.WorkspaceSaved _,
                    Change.ApiKeySaved _,
                    Change.ApiKeyRemoved _,
                    Change.MailSaved _,
                    Change.UserSaved _,
                    Change.UserRemoved _,
                    Change.SessionSaved _,
                    Change.SessionEnded _,
                    Change.TicketSaved _,
                    Change.TicketEnded _,
                    Change.Audited _ -> {}
        }
    }

    /// An erased subject must not live on in what is still to be resent.
    private static boolean names(DeliveryFilter filter, Change.SubjectErased gone) {
        return filter.workspace().equals(gone.workspace()) && gone.subject().equals(filter.subject());
    }

    void keep() {
        kept = draft;
        if (alerts.keep()) {
            keptAlerts = alerts.kept();
        }
        jobs.keep();
        forget();
    }

    void drop() {
        draft = kept;
        alerts.drop();
        jobs.drop();
        forget();
    }

    private void forget() {
        dossiers.clear();
        receipts.clear();
        over.clear();
        erased.clear();
    }

    /// A map with a layer on top that is kept or dropped as a whole.
    private static final class Draft<K, V> {
        private final Map<K, V> kept = new HashMap<>();
        private final Map<K, Optional<V>> drafted = new HashMap<>();

        Optional<V> get(K key) {
            Optional<V> fresh = drafted.get(key);
            return fresh != null ? fresh : Optional.ofNullable(kept.get(key));
        }

        void put(K key, V value) {
            drafted.put(key, Optional.of(value));
        }

        void remove(K key) {
            drafted.put(key, Optional.empty());
        }

        void removeIf(Predicate<V> condition) {
            Set<K> keys = new HashSet<>(kept.keySet());
            keys.addAll(drafted.keySet());
            keys.removeIf(key -> get(key).filter(condition).isEmpty());
            keys.forEach(this::remove);
        }

        /// Says whether there was anything to keep.
        boolean keep() {
            boolean altered = !drafted.isEmpty();
            drafted.forEach(
                    (key, value) -> value.ifPresentOrElse(present -> kept.put(key, present), () -> kept.remove(key)));
            drafted.clear();
            return altered;
        }

        Map<K, V> kept() {
            return Map.copyOf(kept);
        }

        void drop() {
            drafted.clear();
        }
    }
}
