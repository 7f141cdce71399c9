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
    private final DeliveryWrites deliveries;

    Erasure(Sql sql, BlindIndex marks, DeliveryWrites deliveries) {
        this.sql = sql;
        this.marks = marks;
        this.deliveries = deliveries;
    }

    private record Concerned(DeliveryId delivery, long event) {}

    private record Sealed(long id, Place place) {}

    /// Erases, and returns where the sealed records of the person are.
    List<Place> erase(Change.SubjectErased erased) throws SQLException {
        WorkspaceId workspace = erased.workspace();
        long mark = marks.mark(BlindIndex.Use.SUBJECT, workspace, erased.subject());
        List<Concerned> concerned = sql.list(
                """
                SELECT d.id, d.event
                FROM (SELECT DISTINCT shelf FROM shelf_contents WHERE workspace = ?) s
                CROSS JOIN deliveries d
                WHERE d.shelf = s.shelf AND d.subject = ?""", row -> new Concerned(new DeliveryId(row.number()), row.number()), workspace.value(), mark);
        List<DeliveryId> ids = concerned.stream().map(Concerned::delivery).toList();
        deliveries.cancel(ids, CancelReason.ERASED, Times.nanos(erased.at()));
        List<Place> places = new ArrayList<>();
        for (DeliveryId id : ids) {
            sql.update("UPDATE deliveries SET subject = NULL, client = NULL, resend = NULL WHERE id = ?", id.value());
            eraseMails(id, workspace, places);
        }
        Set<Long> events =
                new LinkedHashSet<>(sql.list("SELECT id FROM events WHERE subject = ?", Sql.Row::number, mark));
        concerned.forEach(one -> events.add(one.event()));
        for (long event : events) {
            eraseEvent(event, places);
        }
        eraseJobs(workspace, mark, places);
        return places;
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
