package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tidings.engine.IdSequence;
import tidings.engine.Receipt;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

/// The one connection that writes, and the one order in which things get on disk: first the sealed records
/// that a transaction refers to, then the transaction.
///
/// For one thread at a time.
final class Writer implements AutoCloseable {
    private final Sql sql;
    private final SealedLog log;
    private final Ids ids;
    private final Shelves shelves;
    private final DeliveryWrites deliveries;
    private final SettingsWrites settings;
    private final PeopleWrites people;
    private final DossierWrites dossiers;
    private final TallyWrites tallies;
    private final Erasure erasure;
    private final Retention retention;
    private final LogReads reads;
    private final List<Place> toErase = new ArrayList<>();

    Writer(Sql sql, SealedLog log, Keys keys, Shelves shelves, DossierSeals seals) throws SQLException {
        this.sql = sql;
        this.log = log;
        this.ids = new Ids(sql);
        this.shelves = shelves;
        this.tallies = new TallyWrites(sql);
        this.deliveries =
                new DeliveryWrites(new DeliveryWrites.Desk(sql, shelves, ids, tallies.counting()), log, keys.marks());
        this.settings = new SettingsWrites(sql, keys, log, ids);
        this.people = new PeopleWrites(sql, keys, ids);
        this.dossiers = new DossierWrites(sql, keys.marks(), seals, ids);
        this.erasure = new Erasure(sql, keys.marks(), shelves, deliveries);
        this.retention = new Retention(sql, shelves, ids);
        this.reads = new LogReads(log, keys.marks(), new ShelfCounts());
    }

    /// Applies the changes, all or none.
    void commit(List<Change> changes) throws SQLException, IOException {
        transact(() -> {
            for (Change change : changes) {
                apply(change);
            }
            tallies.write();
            log.flush();
            log.erase(toErase);
            dossiers.committing();
            return changes.size();
        });
    }

    /// Deletes a little of what is older than `before`.
    int sweep(Instant before, int limit) throws SQLException, IOException {
        int swept = transact(() -> retention.sweep(IdSequence.firstAt(before), limit));
        log.dropBefore(Places.first(sql));
        return swept;
    }

    /// Deletes a little of what is older than that.
    int sweepHistory(Instant hours, Instant audit, int limit) throws SQLException, IOException {
        return transact(() -> {
            int swept = retention.sweepHistory(Times.nanos(hours), IdSequence.firstAt(audit), limit);
            tallies.forget();
            return swept;
        });
    }

    Optional<Receipt> receipt(WorkspaceId workspace, String key) throws SQLException, IOException {
        return reads.receipt(sql, workspace, key);
    }

    @Override
    public void close() throws SQLException {
        sql.close();
    }

    /// What happens between the beginning of a transaction and its end.
    @FunctionalInterface
    private interface Work {
        int run() throws SQLException, IOException;
    }

    private int transact(Work work) throws SQLException, IOException {
        boolean committed = false;
        try {
            sql.update("BEGIN IMMEDIATE");
            int result = work.run();
            shelves.committing();
            sql.update("COMMIT");
            committed = true;
            return result;
        } finally {
            toErase.clear();
            shelves.ended();
            if (committed) {
                log.keep();
                dossiers.committed();
            } else {
                undo();
            }
        }
    }

    private void undo() throws SQLException {
        log.drop();
        try {
            sql.update("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
        ids.forget();
        dossiers.forget();
        shelves.forget();
        tallies.forget();
    }

    private void apply(Change change) throws SQLException, IOException {
        switch (change) {
            case Change.EventAccepted accepted -> deliveries.accept(accepted);
            case Change.Attempted attempted -> deliveries.attempted(attempted);
            case Change.Resent resent -> deliveries.resent(resent);
            case Change.ResendRequested requested -> deliveries.requestResend(requested);
            case Change.Canceled canceled -> deliveries.cancel(canceled);
            case Change.NotificationSaved saved -> settings.save(saved.notification());
            case Change.NotificationRemoved removed -> settings.remove(removed.notification());
            case Change.WorkspaceSaved saved -> settings.save(saved.workspace());
            case Change.ApiKeySaved saved -> settings.save(saved.apiKey());
            case Change.ApiKeyRemoved removed -> settings.removeApiKey(removed.key());
            case Change.MailSaved saved -> settings.save(saved.mail());
            case Change.AlertSaved saved -> settings.save(saved.alert());
            case Change.ResendJobSaved saved -> settings.save(saved.job());
            case Change.SubjectErased erased -> toErase.addAll(erasure.erase(erased));
            case Change.DossierSaved saved -> dossiers.save(saved.dossier());
            case Change.DossierRemoved removed -> dossiers.remove(removed.dossier());
            case Change.UserSaved saved -> people.save(saved.user());
            case Change.UserRemoved removed -> people.remove(removed.user());
            case Change.SessionSaved saved -> people.save(saved.session());
            case Change.SessionEnded ended -> people.endSession(ended.tokenHash());
            case Change.TicketSaved saved -> people.save(saved.ticket());
            case Change.TicketEnded ended -> people.endTicket(ended.tokenHash());
            case Change.Audited audited -> people.save(audited.entry());
        }
    }
}
