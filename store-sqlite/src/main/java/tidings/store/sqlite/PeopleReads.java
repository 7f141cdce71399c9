package tidings.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Store;

/// What is asked about users, their sessions and tickets, and the audit log.
final class PeopleReads {
    private final Keys keys;

    PeopleReads(Keys keys) {
        this.keys = keys;
    }

    private record Sealed(long id, ByteBuffer content) {
        static Sealed read(Sql.Row row) throws SQLException {
            return new Sealed(row.number(), ByteBuffer.wrap(row.bytes()));
        }
    }

    Store.People people(Sql sql) throws SQLException, IOException {
        List<User> users = new ArrayList<>();
        for (Sealed sealed : sql.list("SELECT id, sealed FROM users ORDER BY id", Sealed::read)) {
            users.add(PeopleRecords.user(sealed.id(), open(Owner.Kind.USER, sealed)));
        }
        List<UserSession> sessions = new ArrayList<>();
        for (Sealed sealed : sql.list("SELECT id, sealed FROM sessions", Sealed::read)) {
            sessions.add(PeopleRecords.session(open(Owner.Kind.SESSION, sealed)));
        }
        sessions.sort(Comparator.comparing(UserSession::tokenHash));
        List<Ticket> tickets = new ArrayList<>();
        for (Sealed sealed : sql.list("SELECT id, sealed FROM tickets", Sealed::read)) {
            tickets.add(PeopleRecords.ticket(open(Owner.Kind.TICKET, sealed)));
        }
        tickets.sort(Comparator.comparing(Ticket::tokenHash));
        return new Store.People(users, sessions, tickets);
    }

    List<AuditEntry> audit(Sql sql, WorkspaceId workspace, @Nullable AuditId before, int limit)
            throws SQLException, IOException {
        List<AuditEntry> entries = new ArrayList<>();
        for (Sealed sealed : sql.list(
                "SELECT id, sealed FROM audit WHERE workspace = ? AND id < ? ORDER BY id DESC LIMIT ?",
                Sealed::read,
                workspace.value(),
                before == null ? Long.MAX_VALUE : before.value(),
                limit)) {
            entries.add(PeopleRecords.entry(sealed.id(), open(Owner.Kind.AUDIT, sealed)));
        }
        return entries;
    }

    private byte[] open(Owner.Kind kind, Sealed sealed) throws IOException {
        return keys.open(new Owner(kind, sealed.id()), sealed.content().array());
    }
}
