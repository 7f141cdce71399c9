package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.Failure;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.Receipt;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Tallies;
import tidings.engine.port.Tallies.Standing;
import tidings.store.sqlite.BlindIndex.Use;

/// What changes do to events, deliveries and attempts. The first scheduled attempt, which for most deliveries
/// is the only one, is one statement.
final class DeliveryWrites {
    private static final String INSERT_EVENT =
            "INSERT INTO events (id, at, subject, place, size) VALUES (?, ?, ?, ?, ?)";
    private static final String INSERT_DELIVERY = """
            INSERT INTO deliveries
              (id, event, workspace, notification, type, subject, client, state, due, attempts, canceled)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIRST_ATTEMPT = """
            UPDATE deliveries
            SET state = ?, due = ?, attempts = ?, canceled = ?, recorded = 1,
                last_at = ?, last_duration = ?, last_code = ?, last_failure = ?, last_manual = ?
            WHERE id = ? AND state = 'PENDING' AND recorded = 0""";
    private static final String MOVE_LATEST = """
            INSERT INTO attempts (delivery, number, at, duration, code, failure, manual)
            SELECT id, recorded, last_at, last_duration, last_code, last_failure, last_manual
            FROM deliveries WHERE id = ? AND recorded > 0""";
    private static final String RECORD_LATEST = """
            UPDATE deliveries
            SET recorded = recorded + 1,
                last_at = ?, last_duration = ?, last_code = ?, last_failure = ?, last_manual = ?
            WHERE id = ?""";
    private static final String MOVE_ON = """
            UPDATE deliveries SET state = ?, due = ?, attempts = ?, canceled = ?
            WHERE id = ? AND state = 'PENDING'""";
    private static final String END_RESEND = "UPDATE deliveries SET resend = NULL WHERE id = ?";
    private static final String BECOME_DELIVERED =
            "UPDATE deliveries SET state = 'DELIVERED', due = ?, canceled = NULL WHERE id = ?";
    private static final String STANDING = "SELECT workspace, notification, state, due FROM deliveries WHERE id = ?";
    private static final String REQUEST_RESEND = "UPDATE deliveries SET resend = ? WHERE id = ? AND resend IS NULL";
    private static final String CANCEL = "UPDATE deliveries SET state = 'CANCELED', due = ?, canceled = ? WHERE id = ?";

    private final Sql sql;
    private final SealedLog log;
    private final BlindIndex marks;
    private final Shelves shelves;
    private final Ids ids;
    private final Tallies tallies;

    DeliveryWrites(Desk desk, SealedLog log, BlindIndex marks) {
        this.sql = desk.sql();
        this.log = log;
        this.marks = marks;
        this.shelves = desk.shelves();
        this.ids = desk.ids();
        this.tallies = desk.tallies();
    }

    /// What is kept up to date along with the tables.
    record Desk(Sql sql, Shelves shelves, Ids ids, Tallies tallies) {}

    void accept(Change.EventAccepted accepted) throws SQLException, IOException {
        Event event = accepted.event();
        ids.take(event, accepted.deliveries());
        long id = event.id().value();
        Receipt receipt = accepted.receipt();
        byte[] particulars = Records.pack(
                new Records.Particulars(event.subject(), event.clientId(), event.callback(), receipt, accepted.body()));
        Place place = log.append(new Owner(Owner.Kind.EVENT, id), particulars);
        Long subject = mark(Use.SUBJECT, event, event.subject());
        Long unsent = accepted.deliveries().isEmpty() ? subject : null;
        sql.update(INSERT_EVENT, id, Times.nanos(event.at()), unsent, place.at(), place.size());
        Long client = accepted.deliveries().isEmpty() ? null : mark(Use.CLIENT, event, event.clientId());
        for (Delivery delivery : accepted.deliveries()) {
            insert(delivery, subject, client);
        }
        if (receipt != null) {
            sql.update("""
                    INSERT INTO receipts (id, event) VALUES (?, ?)
                    ON CONFLICT (id) DO UPDATE SET event = excluded.event""", marks.mark(Use.RECEIPT, receipt.workspace(), receipt.key()), id);
        }
    }

    private void insert(Delivery delivery, @Nullable Long subject, @Nullable Long client) throws SQLException {
        Event event = delivery.event();
        CancelReason canceled = delivery.canceled();
        shelves.shelve(delivery);
        sql.update(
                INSERT_DELIVERY,
                delivery.id().value(),
                event.id().value(),
                event.workspace().value(),
                delivery.notification().value(),
                event.type().name(),
                subject,
                client,
                delivery.state().name(),
                Times.nanos(delivery.due()),
                delivery.attempts(),
                canceled == null ? null : canceled.name());
        shelves.list(delivery, null);
        tallies.accepted(delivery);
    }

    void attempted(Change.Attempted attempted) throws SQLException {
        Delivery after = attempted.after();
        Attempt attempt = attempted.attempt();
        CancelReason canceled = after.canceled();
        int first = sql.update(
                FIRST_ATTEMPT,
                after.state().name(),
                Times.nanos(after.due()),
                after.attempts(),
                canceled == null ? null : canceled.name(),
                Times.nanos(attempt.at()),
                attempt.duration().toNanos(),
                attempt.outcome().code(),
                failure(attempt),
                attempt.manual(),
                after.id().value());
        if (first == 1) {
            shelves.list(after, attempt.outcome().code());
            tallies.attempted(Standing.of(after), attempt);
            countMove(after);
            return;
        }
        if (!record(after.id(), attempt)) {
            return;
        }
        tallies.attempted(Standing.of(after), attempt);
        int moved = sql.update(
                MOVE_ON,
                after.state().name(),
                Times.nanos(after.due()),
                after.attempts(),
                canceled == null ? null : canceled.name(),
                after.id().value());
        if (moved == 1) {
            countMove(after);
        }
        shelves.list(after.id());
    }

    /// Counts that a pending delivery stands like this now.
    private void countMove(Delivery after) {
        if (after.state() == DeliveryState.DELIVERED) {
            tallies.delivered(after);
        }
        tallies.moved(Standing.of(after).become(DeliveryState.PENDING, after.due()), Standing.of(after));
    }

    void resent(Change.Resent resent) throws SQLException {
        long id = resent.delivery().value();
        Attempt attempt = resent.attempt();
        Optional<Standing> before = sql.first(STANDING, DeliveryWrites::standing, id);
        if (before.isEmpty()) {
            return;
        }
        record(resent.delivery(), attempt);
        tallies.attempted(before.get(), attempt);
        sql.update(END_RESEND, id);
        if (attempt.succeeded() && before.get().state() != DeliveryState.DELIVERED) {
            sql.update(BECOME_DELIVERED, Times.nanos(attempt.endedAt()), id);
            tallies.moved(before.get(), before.get().become(DeliveryState.DELIVERED, attempt.endedAt()));
        }
        shelves.list(resent.delivery());
    }

    private static Standing standing(Sql.Row row) throws SQLException {
        return new Standing(
                new WorkspaceId(row.number()),
                new NotificationId(row.number()),
                DeliveryState.valueOf(row.text()),
                Times.instant(row.number()));
    }

    /// Says whether there is such a delivery.
    private boolean record(DeliveryId delivery, Attempt attempt) throws SQLException {
        sql.update(MOVE_LATEST, delivery.value());
        int known = sql.update(
                RECORD_LATEST,
                Times.nanos(attempt.at()),
                attempt.duration().toNanos(),
                attempt.outcome().code(),
                failure(attempt),
                attempt.manual(),
                delivery.value());
        return known == 1;
    }

    void requestResend(Change.ResendRequested requested) throws SQLException {
        long at = Times.nanos(requested.at());
        for (DeliveryId delivery : requested.deliveries()) {
            sql.update(REQUEST_RESEND, at, delivery.value());
        }
    }

    void cancel(Change.Canceled canceled) throws SQLException {
        cancel(canceled.deliveries(), canceled.reason(), Times.nanos(canceled.at()));
    }

    void cancel(List<DeliveryId> deliveries, CancelReason reason, long at) throws SQLException {
        for (DeliveryId delivery : deliveries) {
            Optional<Standing> before = sql.first(STANDING, DeliveryWrites::standing, delivery.value());
            if (before.isPresent() && before.get().state() == DeliveryState.PENDING) {
                sql.update(CANCEL, at, reason.name(), delivery.value());
                shelves.list(delivery);
                tallies.moved(before.get(), before.get().become(DeliveryState.CANCELED, Times.instant(at)));
            }
        }
    }

    private @Nullable Long mark(Use use, Event event, @Nullable String text) {
        return text == null ? null : marks.mark(use, event.workspace(), text);
    }

    /// The failure class, where it does not follow from the code.
    private static @Nullable String failure(Attempt attempt) {
        return switch (attempt.outcome()) {
            case Outcome.Delivered _, Outcome.Refused _ -> null;
            case Outcome.Bounced bounced -> bounced.failure().map(Failure::name).orElse(null);
            case Outcome.Unanswered unanswered -> unanswered.reason().name();
        };
    }
}
