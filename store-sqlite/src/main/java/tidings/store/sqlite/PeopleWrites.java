package tidings.store.sqlite;

import java.sql.SQLException;
import tidings.engine.AuditEntry;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;

/// What changes do to users, their sessions and tickets, and the audit log: all of it sealed.
final class PeopleWrites {
    private final Sql sql;
    private final Keys keys;
    private final Ids ids;

    PeopleWrites(Sql sql, Keys keys, Ids ids) {
        this.sql = sql;
        this.keys = keys;
        this.ids = ids;
    }

    void save(User user) throws SQLException {
        long id = user.id().value();
        ids.used(id);
        sql.update("""
                INSERT INTO users (id, sealed) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed""", id, keys.seal(new Owner(Owner.Kind.USER, id), PeopleRecords.pack(user)));
    }

    void remove(UserId user) throws SQLException {
        ids.save();
        sql.update("DELETE FROM users WHERE id = ?", user.value());
        sql.update("DELETE FROM sessions WHERE user = ?", user.value());
        sql.update("DELETE FROM tickets WHERE user = ?", user.value());
    }

    void save(UserSession session) throws SQLException {
        long id = keys.marks().mark(BlindIndex.Use.SESSION, session.tokenHash());
        sql.update(
                """
                INSERT INTO sessions (id, user, sealed) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET user = excluded.user, sealed = excluded.sealed""",
                id,
                session.user().value(),
                keys.seal(new Owner(Owner.Kind.SESSION, id), PeopleRecords.pack(session)));
    }

    void endSession(String tokenHash) throws SQLException {
        sql.update("DELETE FROM sessions WHERE id = ?", keys.marks().mark(BlindIndex.Use.SESSION, tokenHash));
    }

    void save(Ticket ticket) throws SQLException {
        long id = keys.marks().mark(BlindIndex.Use.TICKET, ticket.tokenHash());
        sql.update(
                """
                INSERT INTO tickets (id, user, sealed) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET user = excluded.user, sealed = excluded.sealed""",
                id,
                ticket.user().value(),
                keys.seal(new Owner(Owner.Kind.TICKET, id), PeopleRecords.pack(ticket)));
    }

    void endTicket(String tokenHash) throws SQLException {
        sql.update("DELETE FROM tickets WHERE id = ?", keys.marks().mark(BlindIndex.Use.TICKET, tokenHash));
    }

    void save(AuditEntry entry) throws SQLException {
        long id = entry.id().value();
        ids.used(id);
        sql.update(
                "INSERT INTO audit (id, workspace, sealed) VALUES (?, ?, ?)",
                id,
                entry.workspace().value(),
                keys.seal(new Owner(Owner.Kind.AUDIT, id), PeopleRecords.pack(entry)));
    }
}
