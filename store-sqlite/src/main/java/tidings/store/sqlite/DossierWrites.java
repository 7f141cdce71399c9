package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidings.engine.Dossier;
import tidings.engine.DossierId;

/// What changes do to dossiers. Their keys are on disk before the transaction that needs them is committed, and
/// overwritten right after the one that removes them is; that one says which, so that a crash between the two leaves
/// nothing readable after the next start.
final class DossierWrites {
    private final Sql sql;
    private final DossierIndex index;
    private final DossierSeals seals;
    private final Ids ids;
    private final List<Long> removing = new ArrayList<>();
    private final List<Long> toShred = new ArrayList<>();
    private final List<Long> shredded = new ArrayList<>();

    DossierWrites(Sql sql, BlindIndex marks, DossierSeals seals, Ids ids) throws SQLException {
        this.sql = sql;
        this.index = new DossierIndex(marks);
        this.seals = seals;
        this.ids = ids;
        toShred.addAll(sql.list("SELECT slot FROM dossier_shreds", Sql.Row::number));
        committed();
    }

    void save(Dossier dossier) throws SQLException, IOException {
        long id = dossier.id().value();
        ids.used(id);
        Optional<Long> known = sql.first("SELECT slot FROM dossiers WHERE id = ?", Sql.Row::number, id);
        long slot = known.isPresent() ? known.get() : seals.make();
        byte[] sealed = seals.seal(slot, new Owner(Owner.Kind.DOSSIER, id), DossierRecords.pack(dossier));
        sql.update(
                """
                INSERT INTO dossiers (id, workspace, kind, name, version, state, due, slot, sealed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                  version = excluded.version, state = excluded.state, due = excluded.due, sealed = excluded.sealed""",
                id,
                dossier.workspace().value(),
                dossier.kind(),
                index.name(dossier.workspace(), dossier.kind(), dossier.name()),
                dossier.version(),
                dossier.content().state(),
                Times.nanosOrNull(dossier.content().due()),
                slot,
                sealed);
        mark(dossier);
    }

    private void mark(Dossier dossier) throws SQLException {
        long id = dossier.id().value();
        Set<Long> wanted = new HashSet<>();
        for (Dossier.Mark mark : dossier.content().marks()) {
            wanted.add(index.mark(dossier.workspace(), dossier.kind(), mark));
        }
        for (long present : sql.list("SELECT mark FROM dossier_marks WHERE dossier = ?", Sql.Row::number, id)) {
            if (!wanted.remove(present)) {
                sql.update("DELETE FROM dossier_marks WHERE mark = ? AND dossier = ?", present, id);
            }
        }
        for (long missing : wanted) {
            sql.update("INSERT INTO dossier_marks (mark, dossier) VALUES (?, ?)", missing, id);
        }
    }

    void remove(DossierId dossier) throws SQLException {
        ids.save();
        long id = dossier.value();
        List<Long> slots = sql.list("SELECT slot FROM dossiers WHERE id = ?", Sql.Row::number, id);
        for (long slot : slots) {
            sql.update("INSERT INTO dossier_shreds (slot) VALUES (?)", slot);
        }
        removing.addAll(slots);
        sql.update("DELETE FROM dossiers WHERE id = ?", id);
        sql.update("DELETE FROM dossier_marks WHERE dossier = ?", id);
    }

    /// The transaction is about to be committed.
    void committing() throws SQLException, IOException {
        seals.flush();
        for (long slot : shredded) {
            sql.update("DELETE FROM dossier_shreds WHERE slot = ?", slot);
        }
    }

    /// The transaction is committed: what it removed becomes unreadable now. When the disk refuses that, it is
    /// tried again with the next transaction, since this one cannot be taken back.
    void committed() {
        shredded.clear();
        toShred.addAll(removing);
        removing.clear();
        try {
            seals.shred(toShred);
        } catch (IOException refused) {
            return;
        }
        shredded.addAll(toShred);
        toShred.clear();
    }

    /// Begins anew, after a transaction that came to nothing. What was shredded before it stays to be noted.
    void forget() {
        removing.clear();
        seals.forget();
    }
}
