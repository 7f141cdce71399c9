package tidings.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.engine.DossierFilter;
import tidings.engine.DossierId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.port.Store.DueCursor;

/// What is asked about dossiers.
final class DossierReads {
    private static final String COLUMNS =
            "SELECT d.id, d.workspace, d.kind, d.version, d.state, d.due, d.slot, d.sealed";

    static final String DUE =
            COLUMNS + " FROM dossiers d WHERE d.due <= ? AND (d.due, d.id) > (?, ?) ORDER BY d.due, d.id LIMIT ?";

    private final DossierIndex index;
    private final DossierSeals seals;

    DossierReads(BlindIndex marks, DossierSeals seals) {
        this.index = new DossierIndex(marks);
        this.seals = seals;
    }

    private record Stored(
            long id,
            long workspace,
            String kind,
            long version,
            String state,
            @Nullable Long due,
            long slot,
            ByteBuffer sealed) {
        static Stored read(Sql.Row row) throws SQLException {
            return new Stored(
                    row.number(),
                    row.number(),
                    row.text(),
                    row.number(),
                    row.text(),
                    row.numberOrNull(),
                    row.number(),
                    ByteBuffer.wrap(row.bytes()));
        }
    }

    Optional<Dossier> named(Sql sql, WorkspaceId workspace, String kind, String name) throws SQLException, IOException {
        return only(sql.list(
                COLUMNS + " FROM dossiers d WHERE d.name = ?", Stored::read, index.name(workspace, kind, name)));
    }

    Optional<Dossier.Head> head(Sql sql, WorkspaceId workspace, String kind, String name) throws SQLException {
        return sql.first(
                "SELECT id, version FROM dossiers WHERE name = ?",
                row -> new Dossier.Head(new DossierId(row.number()), row.number()),
                index.name(workspace, kind, name));
    }

    Optional<Dossier> marked(Sql sql, String kind, Mark everywhere) throws SQLException, IOException {
        return only(sql.list(
                COLUMNS + " FROM dossier_marks m JOIN dossiers d ON d.id = m.dossier WHERE m.mark = ?",
                Stored::read,
                index.mark(kind, everywhere)));
    }

    List<Dossier> due(Sql sql, Instant now, DueCursor after, int limit) throws SQLException, IOException {
        return open(sql.list(
                DUE,
                Stored::read,
                Times.nanos(now),
                Times.nanos(after.due()),
                after.id().value(),
                limit));
    }

    List<Dossier> search(Sql sql, DossierFilter filter, DossierPage page) throws SQLException, IOException {
        Query query = new Query(filter);
        DossierId after = page.after();
        if (after != null) {
            query.and(page.newestFirst() ? "d.id < ?" : "d.id > ?", after.value());
        }
        String order = " ORDER BY d.id " + (page.newestFirst() ? "DESC" : "ASC") + " LIMIT ? OFFSET ?";
        query.arguments.add(page.limit());
        query.arguments.add(page.skip());
        return open(sql.list(COLUMNS + query.text + order, Stored::read, query.arguments.toArray()));
    }

    long count(Sql sql, DossierFilter filter, long atMost) throws SQLException {
        Query query = new Query(filter);
        query.arguments.add(atMost == Long.MAX_VALUE ? atMost : atMost + 1);
        return sql.first(
                        "SELECT count(*) FROM (SELECT d.id" + query.text + " LIMIT ?)",
                        Sql.Row::number,
                        query.arguments.toArray())
                .orElseThrow();
    }

    /// A filter as SQL. A mark that is given comes first, since it leaves the fewest.
    private final class Query {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> arguments = new ArrayList<>();

        Query(DossierFilter filter) {
            Mark mark = filter.mark();
            if (mark == null) {
                text.append(" FROM dossiers d WHERE d.workspace = ?");
            } else {
                text.append(" FROM dossier_marks m CROSS JOIN dossiers d ON d.id = m.dossier")
                        .append(" WHERE m.mark = ? AND d.workspace = ?");
                arguments.add(index.mark(filter.workspace(), filter.kind(), mark));
            }
            arguments.add(filter.workspace().value());
            and("d.kind = ?", filter.kind());
            if (!filter.states().isEmpty()) {
                List<String> states = filter.states().stream().sorted().toList();
                and("d.state IN (?" + ", ?".repeat(states.size() - 1) + ")", states.toArray());
            }
        }

        void and(String condition, Object... values) {
            text.append(" AND ").append(condition);
            arguments.addAll(List.of(values));
        }
    }

    private Optional<Dossier> only(List<Stored> stored) throws IOException {
        return open(stored).stream().findFirst();
    }

    /// Leaves out what was shredded while it was read.
    private List<Dossier> open(List<Stored> all) throws IOException {
        List<Dossier> dossiers = new ArrayList<>();
        for (Stored stored : all) {
            seals.open(
                            stored.slot(),
                            new Owner(Owner.Kind.DOSSIER, stored.id()),
                            stored.sealed().array())
                    .ifPresent(packed -> dossiers.add(dossier(stored, DossierRecords.plain(packed))));
        }
        return dossiers;
    }

    private static Dossier dossier(Stored stored, DossierRecords.Plain plain) {
        return new Dossier(
                new DossierId(stored.id()),
                new WorkspaceId(stored.workspace()),
                stored.kind(),
                plain.name(),
                stored.version(),
                new Dossier.Content(stored.state(), Times.instantOrNull(stored.due()), plain.marks(), plain.body()));
    }
}
