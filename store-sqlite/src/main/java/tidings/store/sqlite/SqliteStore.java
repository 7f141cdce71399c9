package tidings.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.DossierFilter;
import tidings.engine.EventId;
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

/// The embedded store: a SQLite database and, beside it, the sealed log with everything personal. One thread
/// writes; any number read.
public final class SqliteStore implements Store, Archive {
    private final Database database;
    private final SealedLog log;
    private final Keys keys;
    private final Writer writer;
    private final Readers readers;
    private final PendingReads pendingReads;
    private final LogReads logReads;
    private final SettingsReads settingsReads;
    private final PeopleReads peopleReads;
    private final DossierSeals dossierSeals;
    private final DossierReads dossierReads;
    private volatile boolean open = true;

    private SqliteStore(Database database, Sql writing, MasterKey key, SqliteOptions options)
            throws SQLException, IOException {
        this.database = database;
        ShelfCounts counts = new ShelfCounts();
        this.keys = new Keys(key);
        keys.check(writing);
        this.log = SealedLog.open(database.sealedLog(), key, Places.last(writing), options.sealedFile());
        this.dossierSeals = DossierSeals.open(database.dossierKeys(), key);
        this.writer = new Writer(writing, log, keys, new Shelves(writing, options.shelf(), counts), dossierSeals);
        this.readers = new Readers(database, options.readers());
        this.pendingReads = new PendingReads(log, keys.marks());
        this.logReads = new LogReads(log, keys.marks(), counts);
        this.settingsReads = new SettingsReads(log, keys);
        this.peopleReads = new PeopleReads(keys);
        this.dossierReads = new DossierReads(keys.marks(), dossierSeals);
    }

    /// Opens the store of a directory, which is made when it is missing.
    ///
    /// @throws IllegalStateException when the key is not the one that the data was stored with, or another
    ///     process has the directory open; the message says what to do
    /// @throws StoreException when the data cannot be read
    public static SqliteStore open(Path directory, MasterKey key) {
        return open(directory, key, SqliteOptions.DEFAULT);
    }

    /// Opens the store of a directory with other sizes than the usual.
    public static SqliteStore open(Path directory, MasterKey key, SqliteOptions options) {
        try {
            Database database = Database.open(directory);
            Sql writing = null;
            try {
                writing = database.writer();
                return new SqliteStore(database, writing, key, options);
            } catch (Throwable e) {
                if (writing != null) {
                    writing.close();
                }
                database.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new StoreException("The data in " + directory + " cannot be opened", e);
        }
    }

    @Override
    public void commit(List<Change> changes) {
        run("Changes cannot be committed", () -> {
            writer.commit(changes);
            return true;
        });
    }

    @Override
    public Optional<Receipt> receipt(WorkspaceId workspace, String key) {
        return run("A receipt cannot be read", () -> writer.receipt(workspace, key));
    }

    @Override
    public int sweep(Instant before, int limit) {
        return run("What is old cannot be deleted", () -> writer.sweep(before, limit));
    }

    @Override
    public int sweepHistory(Instant tallies, Instant audit, int limit) {
        return run("What is old cannot be deleted", () -> writer.sweepHistory(tallies, audit, limit));
    }

    @Override
    public Recovered recover() {
        return run("What was stored cannot be read", () -> readers.readAtOnce(this::recovered));
    }

    private Recovered recovered(Sql sql) throws SQLException, IOException {
        return new Recovered(
                Ids.last(sql),
                settingsReads.workspaces(sql),
                settingsReads.apiKeys(sql),
                settingsReads.notifications(sql),
                settingsReads.alerts(sql),
                settingsReads.runningJobs(sql),
                PendingReads.waiting(sql),
                logReads.toResend(sql),
                peopleReads.people(sql));
    }

    @Override
    public Optional<Body> body(EventId event) {
        return read("A payload cannot be read", sql -> logReads.body(sql, event));
    }

    @Override
    public List<Delivery> pending(NotificationId notification, DeliveryId after, int limit) {
        return read(
                "Pending deliveries cannot be read",
                sql -> pendingReads.ofNotification(sql, notification, after, limit));
    }

    @Override
    public HeadPage heads(NotificationId notification, HeadCursor from, Instant now, int limit) {
        return run(
                "Due deliveries cannot be read",
                () -> readers.readAtOnce(sql -> pendingReads.heads(sql, notification, from, now, limit)));
    }

    @Override
    public Optional<Delivery> head(NotificationId notification, String subject) {
        return read("A pending delivery cannot be read", sql -> pendingReads.head(sql, notification, subject));
    }

    @Override
    public Optional<Delivery> delivery(WorkspaceId workspace, DeliveryId delivery) {
        return read("A delivery cannot be read", sql -> logReads.delivery(sql, workspace, delivery));
    }

    @Override
    public List<Mail> mailsDue(Instant now, int limit) {
        return read("Due mails cannot be read", sql -> settingsReads.mailsDue(sql, now, limit));
    }

    @Override
    public List<Entry> search(DeliveryFilter filter, @Nullable DeliveryId before, int limit) {
        return run(
                "The log cannot be searched", () -> readers.search(sql -> logReads.search(sql, filter, before, limit)));
    }

    @Override
    public long count(DeliveryFilter filter, @Nullable DeliveryId before) {
        return count(filter, before, Long.MAX_VALUE);
    }

    @Override
    public long count(DeliveryFilter filter, @Nullable DeliveryId before, long atMost) {
        return run(
                "The log cannot be counted", () -> readers.search(sql -> logReads.count(sql, filter, before, atMost)));
    }

    @Override
    public Optional<Detail> find(WorkspaceId workspace, DeliveryId delivery) {
        return run(
                "A delivery cannot be read", () -> readers.readAtOnce(sql -> logReads.find(sql, workspace, delivery)));
    }

    @Override
    public Optional<ResendJob> job(WorkspaceId workspace, ResendJobId job) {
        return read("A bulk resend cannot be read", sql -> settingsReads.job(sql, workspace, job));
    }

    @Override
    public List<ResendJob> jobs(WorkspaceId workspace, int limit) {
        return read("Bulk resends cannot be read", sql -> settingsReads.jobs(sql, workspace, limit));
    }

    @Override
    public List<Mail> mails(WorkspaceId workspace, @Nullable MailId before, int limit) {
        return read("Mails cannot be read", sql -> settingsReads.mails(sql, workspace, before, limit));
    }

    @Override
    public Optional<Mail> mail(WorkspaceId workspace, MailId mail) {
        return read("A mail cannot be read", sql -> settingsReads.mail(sql, workspace, mail));
    }

    @Override
    public List<Tally> tallies(WorkspaceId workspace, Instant from, Instant to) {
        return read("Tallies cannot be read", sql -> TallyReads.tallies(sql, workspace, from, to));
    }

    @Override
    public List<AuditEntry> audit(WorkspaceId workspace, @Nullable AuditId before, int limit) {
        return read("The audit log cannot be read", sql -> peopleReads.audit(sql, workspace, before, limit));
    }

    @Override
    public Optional<Dossier> dossier(WorkspaceId workspace, String kind, String name) {
        return read("A dossier cannot be read", sql -> dossierReads.named(sql, workspace, kind, name));
    }

    @Override
    public Optional<Dossier.Head> dossierHead(WorkspaceId workspace, String kind, String name) {
        return read("A dossier cannot be read", sql -> dossierReads.head(sql, workspace, kind, name));
    }

    @Override
    public Optional<Dossier> dossier(String kind, Dossier.Mark mark) {
        return read("A dossier cannot be read", sql -> dossierReads.marked(sql, kind, mark));
    }

    @Override
    public List<Dossier> dossiersDue(Instant now, DueCursor after, int limit) {
        return read("Due dossiers cannot be read", sql -> dossierReads.due(sql, now, after, limit));
    }

    @Override
    public List<Dossier> dossiers(DossierFilter filter, DossierPage page) {
        return read("Dossiers cannot be read", sql -> dossierReads.search(sql, filter, page));
    }

    @Override
    public long countDossiers(DossierFilter filter, long atMost) {
        return read("Dossiers cannot be counted", sql -> dossierReads.count(sql, filter, atMost));
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            readers.close();
            writer.close();
            log.close();
            dossierSeals.close();
            database.close();
        } catch (SQLException | IOException e) {
            throw new StoreException("The store cannot be closed", e);
        }
    }

    private <T> T read(String failure, Readers.Reading<T> reading) {
        return run(failure, () -> readers.read(reading));
    }

    /// What can fail with the disk or the database.
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException, IOException;
    }

    private <T> T run(String failure, Work<T> work) {
        if (!open) {
            throw new StoreException(failure, new IllegalStateException("The store is closed"));
        }
        try {
            return work.run();
        } catch (SQLException | IOException e) {
            throw new StoreException(failure, e);
        }
    }
}
