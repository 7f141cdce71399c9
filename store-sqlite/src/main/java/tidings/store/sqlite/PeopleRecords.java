package tidings.store.sqlite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;

/// The plain side of what is sealed about people and what they did.
final class PeopleRecords {
    private PeopleRecords() {}

    static byte[] pack(User user) {
        return Records.packing(256)
                .text(user.email())
                .text(user.name())
                .text(user.passwordHash())
                .list(
                        List.copyOf(new TreeMap<>(user.roles()).entrySet()),
                        (to, role) -> to.number(role.getKey().value())
                                .text(role.getValue().name()))
                .time(user.createdAt())
                .done();
    }

    static User user(long id, byte[] packed) {
        Unpacking unpacking = Records.open(packed);
        String email = unpacking.text();
        String name = unpacking.text();
        String passwordHash = unpacking.textOrNull();
        Map<WorkspaceId, Role> roles = new TreeMap<>();
        unpacking
                .list(from -> Map.entry(new WorkspaceId(from.number()), Role.valueOf(from.text())))
                .forEach(role -> roles.put(role.getKey(), role.getValue()));
        return new User(new UserId(id), email, name, passwordHash, roles, unpacking.time());
    }

    static byte[] pack(UserSession session) {
        return Records.packing(256)
                .text(session.tokenHash())
                .number(session.user().value())
                .number(session.workspace().value())
                .text(session.client())
                .time(session.createdAt())
                .time(session.lastUsedAt())
                .done();
    }

    static UserSession session(byte[] packed) {
        Unpacking unpacking = Records.open(packed);
        return new UserSession(
                unpacking.text(),
                new UserId(unpacking.number()),
                new WorkspaceId(unpacking.number()),
                unpacking.text(),
                unpacking.time(),
                unpacking.time());
    }

    static byte[] pack(Ticket ticket) {
        return Records.packing(256)
                .text(ticket.tokenHash())
                .number(ticket.user().value())
                .text(ticket.kind().name())
                .time(ticket.expiresAt())
                .done();
    }

    static Ticket ticket(byte[] packed) {
        Unpacking unpacking = Records.open(packed);
        return new Ticket(
                unpacking.text(),
                new UserId(unpacking.number()),
                Ticket.Kind.valueOf(unpacking.text()),
                unpacking.time());
    }

    static byte[] pack(AuditEntry entry) {
        return Records.packing(512)
                .number(entry.workspace().value())
                .time(entry.at())
                .text(entry.actor().name())
                .text(entry.action().name())
                .text(entry.target())
                .list(
                        entry.alterations(),
                        (to, alteration) -> to.text(alteration.field())
                                .text(alteration.from())
                                .text(alteration.to()))
                .done();
    }

    static AuditEntry entry(long id, byte[] packed) {
        Unpacking unpacking = Records.open(packed);
        return new AuditEntry(
                new AuditId(id),
                new WorkspaceId(unpacking.number()),
                unpacking.time(),
                new Actor(unpacking.text()),
                AuditAction.valueOf(unpacking.text()),
                unpacking.text(),
                unpacking.list(from -> new Alteration(from.text(), from.text(), from.text())));
    }
}
