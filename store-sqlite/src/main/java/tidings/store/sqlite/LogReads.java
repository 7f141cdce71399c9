package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.EventId;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.engine.Receipt;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.store.sqlite.Records.Particulars;

/// What is asked about events and deliveries, however they stand.
final class LogReads {
    private static final String ONE = StoredDelivery.SELECT + "WHERE d.id = ? AND d.workspace = ?";
    static final String TO_RESEND = StoredDelivery.SELECT + "WHERE d.resend IS NOT NULL ORDER BY d.id";
    private static final String ATTEMPTS = """
            SELECT number, at, duration, code, failure, manual FROM attempts WHERE delivery = ?
            UNION ALL
            SELECT recorded, last_at, last_duration, last_code, last_failure, last_manual
            FROM deliveries WHERE id = ? AND recorded > 0
            ORDER BY 1""";

    private final SealedLog log;
    private final BlindIndex marks;
    private final ShelfCounts counts;

    LogReads(SealedLog log, BlindIndex marks, ShelfCounts counts) {
        this.log = log;
        this.marks = marks;
        this.counts = counts;
    }

    Optional<Body> body(Sql sql, EventId event) throws SQLException, IOException {
        return particulars(sql, event.value()).map(Particulars::body);
    }

    Optional<Receipt> receipt(Sql sql, WorkspaceId workspace, String key) throws SQLException, IOException {
        long mark = marks.mark(BlindIndex.Use.RECEIPT, workspace, key);
        Optional<Long> event = sql.first("SELECT event FROM receipts WHERE id = ?", Sql.Row::number, mark);
        if (event.isEmpty()) {
            return Optional.empty();
        }
        return particulars(sql, event.get())
                .map(Particulars::receipt)
                .filter(receipt ->
                        receipt.workspace().equals(workspace) && receipt.key().equals(key));
    }

    private Optional<Particulars> particulars(Sql sql, long event) throws SQLException, IOException {
        Optional<Place> place = sql.first(
                "SELECT place, size FROM events WHERE id = ?", row -> new Place(row.number(), row.small()), event);
        return place.isEmpty()
                ? Optional.empty()
                : log.read(new Owner(Owner.Kind.EVENT, event), place.get()).map(Records::event);
    }

    Optional<Delivery> delivery(Sql sql, WorkspaceId workspace, DeliveryId delivery) throws SQLException, IOException {
        Optional<StoredDelivery> stored = stored(sql, workspace, delivery);
        return stored.isEmpty() ? Optional.empty() : Optional.of(stored.get().delivery(log));
    }

    List<Delivery> toResend(Sql sql) throws SQLException, IOException {
        List<Delivery> found = new ArrayList<>();
        for (StoredDelivery stored : sql.list(TO_RESEND, StoredDelivery::read)) {
            found.add(stored.delivery(log));
        }
        return found;
    }

    List<Archive.Entry> search(Sql sql, DeliveryFilter filter, @Nullable DeliveryId before, int limit)
            throws SQLException, IOException {
        List<Archive.Entry> entries = new ArrayList<>();
        for (StoredDelivery stored : new Search(sql, Criteria.of(filter, before, marks), counts).find(limit)) {
            entries.add(stored.entry(stored.particulars(log)));
        }
        return entries;
    }

    long count(Sql sql, DeliveryFilter filter, @Nullable DeliveryId before, long atMost) throws SQLException {
        return new Search(sql, Criteria.of(filter, before, marks), counts).count(atMost);
    }

    Optional<Archive.Detail> find(Sql sql, WorkspaceId workspace, DeliveryId delivery)
            throws SQLException, IOException {
        Optional<StoredDelivery> stored = stored(sql, workspace, delivery);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Optional<Particulars> particulars = stored.get().particulars(log);
        List<Attempt> attempts = sql.list(ATTEMPTS, LogReads::attempt, delivery.value(), delivery.value());
        return Optional.of(new Archive.Detail(
                stored.get().entry(particulars),
                attempts,
                particulars.map(Particulars::body).orElse(null)));
    }

    private static Optional<StoredDelivery> stored(Sql sql, WorkspaceId workspace, DeliveryId delivery)
            throws SQLException {
        return sql.first(ONE, StoredDelivery::read, delivery.value(), workspace.value());
    }

    private static Attempt attempt(Sql.Row row) throws SQLException {
        row.small();
        return new Attempt(
                Times.instant(row.number()),
                Duration.ofNanos(row.number()),
                outcome(row.small(), row.textOrNull()),
                row.flag());
    }

    private static Outcome outcome(int code, @Nullable String failure) {
        if (failure != null) {
            return code == 0 ? new Outcome.Unanswered(Failure.valueOf(failure)) : new Outcome.Bounced(code);
        }
        return code / 100 == 2 ? new Outcome.Delivered(code) : new Outcome.Refused(code, null);
    }
}
