package tidings.store.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.DossierFilter;
import tidings.engine.DossierId;
import tidings.engine.EventId;
import tidings.engine.IdSequence;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.NotificationId;
import tidings.engine.Receipt;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.engine.port.StoreException;

/// A store in memory that can lose what was not yet on disk.
///
/// A commit is [#stage] followed by [#sync]: staged changes are seen by nobody, and a [#crash] loses them;
/// synced ones are seen and kept. Equal histories of calls give equal answers, orders included.
public final class MemoryStore implements Store, Archive {
    private final Tables tables;
    private List<Change> staged = List.of();
    private boolean open = true;

    /// A store that holds nothing.
    public MemoryStore() {
        this(new Tables());
    }

    private MemoryStore(Tables tables) {
        this.tables = tables;
    }

    /// The first half of a commit: checks the changes.
    public synchronized void stage(List<Change> changes) {
        requireOpen();
        Optional<Object> misplaced = tables.misplacedId(changes);
        if (misplaced.isPresent()) {
            throw new IllegalArgumentException(
                    "Ids of events and deliveries grow, but this does not: " + misplaced.get());
        }
        staged = List.copyOf(changes);
    }

    /// The second half of a commit: makes what was staged visible and durable.
    public synchronized void sync() {
        requireOpen();
        tables.apply(staged);
        staged = List.of();
    }

    /// The process dies: this store answers no more, and the one returned holds what was synced.
    public synchronized MemoryStore crash() {
        close();
        return new MemoryStore(tables);
    }

    /// Everything that is durable, of all workspaces, by id; for invariants.
    public synchronized List<Detail> log() {
        return tables.deliveries.values().stream().map(this::detail).toList();
    }

    @Override
    public synchronized void commit(List<Change> changes) {
        stage(changes);
        sync();
    }

    @Override
    public synchronized Recovered recover() {
        requireOpen();
        return new Recovered(
                tables.lastId(),
                List.copyOf(tables.workspaces.values()),
                List.copyOf(tables.apiKeys.values()),
                List.copyOf(tables.notifications.values()),
                List.copyOf(tables.alerts.values()),
                tables.jobs.values().stream()
                        .filter(job -> job.state() == ResendJob.State.RUNNING)
                        .toList(),
                Collections.unmodifiableSet(new LinkedHashSet<>(tables.backlogs.keySet())),
                tables.deliveries.values().stream()
                        .filter(Row::resendRequested)
                        .map(Row::delivery)
                        .toList(),
                new People(
                        List.copyOf(tables.users.values()),
                        List.copyOf(tables.sessions.values()),
                        List.copyOf(tables.tickets.values())));
    }

    @Override
    public synchronized Optional<Receipt> receipt(WorkspaceId workspace, String key) {
        requireOpen();
        return tables.receipt(workspace, key);
    }

    @Override
    public synchronized Optional<Body> body(EventId event) {
        requireOpen();
        return Optional.ofNullable(tables.events.get(event)).map(Tables.Accepted::body);
    }

    @Override
    public synchronized List<Delivery> pending(NotificationId notification, DeliveryId after, int limit) {
        return backlog(notification).after(after, limit);
    }

    @Override
    public synchronized HeadPage heads(NotificationId notification, HeadCursor from, Instant now, int limit) {
        return backlog(notification).heads(from, now, limit);
    }

    @Override
    public synchronized Optional<Delivery> head(NotificationId notification, String subject) {
        return backlog(notification).head(subject);
    }

    @Override
    public synchronized Optional<Delivery> delivery(WorkspaceId workspace, DeliveryId delivery) {
        return row(workspace, delivery).map(Row::delivery);
    }

    @Override
    public synchronized List<Mail> mailsDue(Instant now, int limit) {
        requireOpen();
        return tables.mails.values().stream()
                .filter(mail ->
                        mail.state() == Mail.State.PENDING && !mail.due().isAfter(now))
                .sorted(Comparator.comparing(Mail::due).thenComparing(Mail::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int sweep(Instant before, int limit) {
        requireOpen();
        return tables.sweep(IdSequence.firstAt(before), limit);
    }

    @Override
    public synchronized int sweepHistory(Instant tallies, Instant audit, int limit) {
        requireOpen();
        return tables.sweepHistory(tallies, IdSequence.firstAt(audit), limit);
    }

    @Override
    public synchronized List<Entry> search(DeliveryFilter filter, @Nullable DeliveryId before, int limit) {
        return matching(filter, before).limit(limit).map(Row::entry).toList();
    }

    @Override
    public synchronized long count(DeliveryFilter filter, @Nullable DeliveryId before) {
        return matching(filter, before).count();
    }

    @Override
    public synchronized long count(DeliveryFilter filter, @Nullable DeliveryId before, long atMost) {
        return matching(filter, before).limit(atMost + 1).count();
    }

    @Override
    public synchronized Optional<Detail> find(WorkspaceId workspace, DeliveryId delivery) {
        return row(workspace, delivery).map(this::detail);
    }

    @Override
    public synchronized Optional<ResendJob> job(WorkspaceId workspace, ResendJobId job) {
        requireOpen();
        return Optional.ofNullable(tables.jobs.get(job))
                .filter(found -> found.filter().workspace().equals(workspace));
    }

    @Override
    public synchronized List<ResendJob> jobs(WorkspaceId workspace, int limit) {
        requireOpen();
        return tables.jobs.descendingMap().values().stream()
                .filter(job -> job.filter().workspace().equals(workspace))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Mail> mails(WorkspaceId workspace, @Nullable MailId before, int limit) {
        requireOpen();
        return newest(tables.mails, before)
                .filter(mail -> mail.workspace().equals(workspace))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Mail> mail(WorkspaceId workspace, MailId mail) {
        requireOpen();
        return Optional.ofNullable(tables.mails.get(mail))
                .filter(found -> found.workspace().equals(workspace));
    }

    @Override
    public synchronized List<Tally> tallies(WorkspaceId workspace, Instant from, Instant to) {
        requireOpen();
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        return tables.tallies.entrySet().stream()
                .filter(entry -> entry.getKey().workspace().equals(workspace))
                .map(Map.Entry::getValue)
                .filter(tally -> !tally.hour().isBefore(first) && tally.hour().isBefore(to))
                .toList();
    }

    @Override
    public synchronized List<AuditEntry> audit(WorkspaceId workspace, @Nullable AuditId before, int limit) {
        requireOpen();
        return newest(tables.audit, before)
                .filter(entry -> entry.workspace().equals(workspace))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Dossier> dossier(WorkspaceId workspace, String kind, String name) {
        requireOpen();
        return tables.dossiers.values().stream()
                .filter(dossier -> dossier.workspace().equals(workspace)
                        && dossier.kind().equals(kind)
                        && dossier.name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized Optional<Dossier.Head> dossierHead(WorkspaceId workspace, String kind, String name) {
        return dossier(workspace, kind, name).map(Dossier::head);
    }

    @Override
    public synchronized List<Dossier> dossiersDue(Instant now, DueCursor after, int limit) {
        requireOpen();
        return tables.dossiers.values().stream()
                .flatMap(dossier -> Stream.ofNullable(dossier.content().due()).map(due -> new Due(due, dossier)))
                .filter(due -> !due.at().isAfter(now) && due.compareTo(after) > 0)
                .sorted(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.dossier().id()))
                .limit(limit)
                .map(Due::dossier)
                .toList();
    }

    private record Due(Instant at, Dossier dossier) {
        int compareTo(DueCursor cursor) {
            int byTime = at.compareTo(cursor.due());
            return byTime != 0 ? byTime : dossier.id().compareTo(cursor.id());
        }
    }

    @Override
    public synchronized Optional<Dossier> dossier(String kind, Dossier.Mark mark) {
        requireOpen();
        return tables.dossiers.values().stream()
                .filter(dossier ->
                        dossier.kind().equals(kind) && dossier.content().marks().contains(mark))
                .findFirst();
    }

    @Override
    public synchronized List<Dossier> dossiers(DossierFilter filter, DossierPage page) {
        DossierId after = page.after();
        NavigableMap<DossierId, Dossier> all = tables.dossiers;
        if (after != null) {
            all = page.newestFirst() ? all.headMap(after, false) : all.tailMap(after, false);
        }
        return matching(page.newestFirst() ? all.descendingMap() : all, filter)
                .skip(page.skip())
                .limit(page.limit())
                .toList();
    }

    @Override
    public synchronized long countDossiers(DossierFilter filter, long atMost) {
        return Math.min(matching(tables.dossiers, filter).count() - 1, atMost) + 1;
    }

    private Stream<Dossier> matching(NavigableMap<DossierId, Dossier> dossiers, DossierFilter filter) {
        requireOpen();
        return dossiers.values().stream()
                .filter(dossier -> dossier.workspace().equals(filter.workspace())
                        && dossier.kind().equals(filter.kind())
                        && (filter.states().isEmpty()
                                || filter.states().contains(dossier.content().state()))
                        && (filter.mark() == null || dossier.content().marks().contains(filter.mark())));
    }

    private static <K, V> Stream<V> newest(NavigableMap<K, V> map, @Nullable K before) {
        return (before == null ? map : map.headMap(before, false)).descendingMap().values().stream();
    }

    @Override
    public synchronized void close() {
        open = false;
        staged = List.of();
    }

    private Backlog backlog(NotificationId notification) {
        requireOpen();
        Backlog backlog = tables.backlogs.get(notification);
        return backlog == null ? new Backlog() : backlog;
    }

    private Stream<Row> matching(DeliveryFilter filter, @Nullable DeliveryId before) {
        requireOpen();
        return newest(tables.deliveries, before).filter(row -> row.matches(filter));
    }

    private Optional<Row> row(WorkspaceId workspace, DeliveryId delivery) {
        requireOpen();
        return Optional.ofNullable(tables.deliveries.get(delivery))
                .filter(row -> row.delivery().event().workspace().equals(workspace));
    }

    private Detail detail(Row row) {
        EventId event = row.delivery().event().id();
        Tables.@Nullable Accepted accepted = tables.events.get(event);
        return new Detail(row.entry(), row.attempts(), accepted == null ? null : accepted.body());
    }

    private void requireOpen() {
        if (!open) {
            throw new StoreException("Cannot use the store", new IllegalStateException("It is closed"));
        }
    }
}
