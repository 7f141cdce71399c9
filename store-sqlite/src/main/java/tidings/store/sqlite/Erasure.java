package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tidings.engine.CancelReason;
import tidings.engine.DeliveryId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

/// Takes a person out of the tables, and says which sealed records are to be overwritten. What is left of the
/// person's events are ids, times and states.
final class Erasure {
    private final Sql sql;
    private final BlindIndex marks;
    private final Shelves shelves;
    private final DeliveryWrites deliveries;

    Erasure(Sql sql, BlindIndex marks, Shelves shelves, DeliveryWrites deliveries) {
        this.sql = sql;
        this.marks = marks;
        this.shelves = shelves;
        this.deliveries = deliveries;
    }

    private record Sealed(long id, Place place) {}

    /// Erases, and returns where the sealed records of the person are.
    List<Place> erase(Change.SubjectErased erased) throws SQLException {
        WorkspaceId workspace = erased.workspace();
        long mark = marks.mark(BlindIndex.Use.SUBJECT, workspace, erased.subject());
        List<Place> places = new ArrayList<>();
        Set<Long> events =
                new LinkedHashSet<>(sql.list("SELECT id FROM events WHERE subject = ?", Sql.Row::number, mark));
        for (long delivery : shelves.marked(mark)) {
            events.addAll(sql.list("SELECT event FROM deliveries WHERE id = ?", Sql.Row::number, delivery));
            eraseDelivery(new DeliveryId(delivery), erased, places);
        }
        for (long event : events) {
            eraseEvent(event, places);
        }
        eraseJobs(workspace, mark, places);
        return places;
    }

    private void eraseDelivery(DeliveryId id, Change.SubjectErased erased, List<Place> places) throws SQLException {
        deliveries.cancel(List.of(id), CancelReason.ERASED, Times.nanos(erased.at()));
        shelves.unmark(id.value());
        sql.update("UPDATE deliveries SET resend = NULL WHERE id = ?", id.value());
        eraseMails(id, erased.workspace(), places);
    }

    private void eraseEvent(long event, List<Place> places) throws SQLException {
        places.addAll(sql.list("SELECT place, size FROM events WHERE id = ?", Erasure::place, event));
        sql.update("UPDATE events SET size = 0, subject = NULL WHERE id = ?", event);
        sql.update("DELETE FROM receipts WHERE event = ?", event);
    }

    private void eraseMails(DeliveryId about, WorkspaceId workspace, List<Place> places) throws SQLException {
        List<Sealed> mails = sql.list("""
                SELECT m.id, m.place, m.size FROM mail_deliveries a JOIN mails m ON m.id = a.mail
                WHERE a.delivery = ? AND m.workspace = ?""", Erasure::sealed, about.value(), workspace.value());
        for (Sealed mail : mails) {
            places.add(mail.place());
            sql.update("UPDATE mails SET size = 0, about = '' WHERE id = ?", mail.id());
            sql.update("DELETE FROM mail_deliveries WHERE mail = ?", mail.id());
        }
    }

    private void eraseJobs(WorkspaceId workspace, long subject, List<Place> places) throws SQLException {
        List<Sealed> jobs = sql.list(
                "SELECT id, place, size FROM resend_jobs WHERE workspace = ? AND subject = ?",
                Erasure::sealed,
                workspace.value(),
                subject);
        for (Sealed job : jobs) {
            places.add(job.place());
            sql.update("UPDATE resend_jobs SET size = 0, subject = NULL WHERE id = ?", job.id());
        }
    }

    private static Sealed sealed(Sql.Row row) throws SQLException {
        return new Sealed(row.number(), place(row));
    }

    private static Place place(Sql.Row row) throws SQLException {
        return new Place(row.number(), row.small());
    }
}
