package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.events.EventType;
import tidings.store.sqlite.Records.Particulars;

/// A delivery as the tables hold it, without what is personal.
record StoredDelivery(
        long id,
        long event,
        long workspace,
        String type,
        long notification,
        String state,
        long due,
        int attempts,
        @Nullable String canceled,
        long at,
        Place place,
        int recorded,
        @Nullable Long code,
        @Nullable Long resend) {

    private static final String COLUMNS = """
            d.id, d.event, d.workspace, d.type, d.notification, d.state, d.due, d.attempts, d.canceled,
            e.at, e.place, e.size, d.recorded, d.last_code, d.resend
            """;

    /// Begins a query for [#read]; the alias of the deliveries is `d`.
    static final String SELECT = selectFrom("deliveries d ");

    /// The same over more tables than that of the deliveries, which is among them as `d`.
    static String selectFrom(String tables) {
        return "SELECT " + COLUMNS + "FROM " + tables + "JOIN events e ON e.id = d.event ";
    }

    static StoredDelivery read(Sql.Row row) throws SQLException {
        return new StoredDelivery(
                row.number(),
                row.number(),
                row.number(),
                row.text(),
                row.number(),
                row.text(),
                row.number(),
                row.small(),
                row.textOrNull(),
                row.number(),
                new Place(row.number(), row.small()),
                row.small(),
                row.numberOrNull(),
                row.numberOrNull());
    }

    /// What is personal about its event; empty when it was erased.
    Optional<Particulars> particulars(SealedLog log) throws IOException {
        return log.read(new Owner(Owner.Kind.EVENT, event), place).map(Records::event);
    }

    Delivery delivery(SealedLog log) throws IOException {
        return delivery(particulars(log));
    }

    Delivery delivery(Optional<Particulars> particulars) {
        Event about = new Event(
                new EventId(event),
                new WorkspaceId(workspace),
                EventType.valueOf(type),
                particulars.map(Particulars::subject).orElse(null),
                particulars.map(Particulars::clientId).orElse(null),
                Times.instant(at),
                particulars.map(Particulars::callback).orElse(null));
        return new Delivery(
                new DeliveryId(id),
                about,
                new NotificationId(notification),
                DeliveryState.valueOf(state),
                attempts,
                Times.instant(due),
                canceled == null ? null : CancelReason.valueOf(canceled));
    }

    Archive.Entry entry(Optional<Particulars> particulars) {
        return new Archive.Entry(
                delivery(particulars), code == null ? null : code.intValue(), recorded, Times.instantOrNull(resend));
    }
}
