package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.AuditAction;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

/// Decides about passwords, sessions and tickets. Its rules:
///
/// - a new password ends every other session of its user, and every ticket;
/// - a ticket works once, not after its expiry, and not after the next of its kind was given out;
/// - a session looks at a workspace of its user only.
final class Doorkeeper {
    /// Sessions that a user may have; the one that was not used for longest makes room.
    static final int MAX_SESSIONS = 50;

    /// What one clearing away ends.
    private static final int AT_ONCE = 500;

    private final Books books;
    private final AuditTrail audit;

    Doorkeeper(Books books, AuditTrail audit) {
        this.books = books;
        this.audit = audit;
    }

    Decision decide(Command.OfDoor command, Instant now) {
        return switch (command) {
            case Command.ChangePassword change -> changePassword(change, now);
            case Command.OpenSession open -> openSession(open, now);
            case Command.TouchSession touch ->
                altered(session(touch.tokenHash()).map(session -> session.used(now)));
            case Command.SwitchWorkspace change -> switchWorkspace(change);
            case Command.EndSession end ->
                ended(session(end.tokenHash()).stream().toList());
            case Command.EndSessions end -> ended(sessions(end.user(), end.except()));
            case Command.IssueTicket issue -> issueTicket(issue.ticket());
            case Command.UseTicket use -> useTicket(use, now);
            case Command.Tidy _ -> tidy(now);
        };
    }

    private Decision changePassword(Command.ChangePassword change, Instant now) {
        Optional<User> found = books.directory().user(change.user());
        if (found.isEmpty()) {
            return Decision.nothing(new Reply.OfUser(found));
        }
        User user = found.get().withPassword(change.passwordHash());
        List<Change> changes = newPassword(user, change.session());
        changes.addAll(audited(AuditAction.PASSWORD_CHANGED, user, change.by(), now));
        return new Decision(changes, new Reply.OfUser(Optional.of(user)), List.of());
    }

    private Decision useTicket(Command.UseTicket use, Instant now) {
        Optional<Ticket> ticket = books.directory().ticket(use.tokenHash()).filter(found -> !found.expired(now));
        Optional<User> holder = ticket.flatMap(found -> books.directory().user(found.user()));
        if (ticket.isEmpty() || holder.isEmpty()) {
            return Decision.nothing(new Reply.TicketVoid());
        }
        User user = holder.get().withPassword(use.passwordHash());
        List<Change> changes = newPassword(user, null);
        AuditAction action = switch (ticket.get().kind()) {
            case INVITATION -> AuditAction.USER_JOINED;
            case PASSWORD_RESET -> AuditAction.PASSWORD_CHANGED;
        };
        changes.addAll(audited(action, user, Actor.of(user), now));
        return new Decision(changes, new Reply.PasswordSet(user), List.of());
    }

    private List<Change> newPassword(User user, @Nullable String keptSession) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.UserSaved(user));
        changes.addAll(ends(sessions(user.id(), keptSession)));
        books.directory().tickets(user.id()).forEach(ticket -> changes.add(new Change.TicketEnded(ticket.tokenHash())));
        return changes;
    }

    /// An entry in each workspace of the user, since it concerns all of them.
    private List<Change> audited(AuditAction action, User user, Actor by, Instant now) {
        AuditTrail.Deed deed = new AuditTrail.Deed(action, user.email());
        return user.workspaces().stream()
                .map(workspace -> audit.entry(workspace, deed, by, now))
                .toList();
    }

    private Decision openSession(Command.OpenSession open, Instant now) {
        Optional<UserSession> opened = books.directory()
                .user(open.user())
                .filter(user -> user.role(open.workspace()).isPresent())
                .map(user -> new UserSession(open.tokenHash(), user.id(), open.workspace(), open.client(), now, now));
        if (opened.isEmpty()) {
            return Decision.nothing(new Reply.OfSession(opened));
        }
        List<Change> changes = new ArrayList<>(ends(books.directory().sessions(open.user()).stream()
                .skip(MAX_SESSIONS - 1)
                .toList()));
        changes.add(new Change.SessionSaved(opened.get()));
        return new Decision(changes, new Reply.OfSession(opened), List.of());
    }

    private Decision switchWorkspace(Command.SwitchWorkspace change) {
        return altered(session(change.tokenHash())
                .filter(session -> books.directory()
                        .user(session.user())
                        .flatMap(user -> user.role(change.workspace()))
                        .isPresent())
                .map(session -> session.lookingAt(change.workspace())));
    }

    private static Decision altered(Optional<UserSession> session) {
        return session.isEmpty()
                ? Decision.nothing(new Reply.OfSession(session))
                : Decision.of(new Change.SessionSaved(session.get()), new Reply.OfSession(session));
    }

    private static Decision ended(List<UserSession> sessions) {
        return new Decision(ends(sessions), new Reply.Done(), List.of());
    }

    private static List<Change> ends(List<UserSession> sessions) {
        return sessions.stream()
                .<Change>map(session -> new Change.SessionEnded(session.tokenHash()))
                .toList();
    }

    private Optional<UserSession> session(String tokenHash) {
        return books.directory().session(tokenHash);
    }

    private List<UserSession> sessions(UserId user, @Nullable String except) {
        return books.directory().sessions(user).stream()
                .filter(session -> !session.tokenHash().equals(except))
                .toList();
    }

    /// The sessions in which a user looks at a workspace that is theirs no more look at another.
    List<Change> leave(User user, WorkspaceId left) {
        WorkspaceId other = user.workspaces().getFirst();
        return books.directory().sessions(user.id()).stream()
                .filter(session -> session.workspace().equals(left))
                .<Change>map(session -> new Change.SessionSaved(session.lookingAt(other)))
                .toList();
    }

    private Decision issueTicket(Ticket ticket) {
        Optional<User> user = books.directory().user(ticket.user());
        return new Decision(user.isEmpty() ? List.of() : ticket(ticket), new Reply.OfUser(user), List.of());
    }

    /// Gives a ticket out, in place of the one of its kind.
    List<Change> ticket(Ticket ticket) {
        List<Change> changes = new ArrayList<>();
        books.directory().tickets(ticket.user()).stream()
                .filter(earlier -> earlier.kind() == ticket.kind())
                .forEach(earlier -> changes.add(new Change.TicketEnded(earlier.tokenHash())));
        changes.add(new Change.TicketSaved(ticket));
        return changes;
    }

    private Decision tidy(Instant now) {
        List<Change> changes = new ArrayList<>();
        books.directory().roster().sessions().stream()
                .filter(session -> session.over(now))
                .forEach(session -> changes.add(new Change.SessionEnded(session.tokenHash())));
        books.directory().roster().tickets().stream()
                .filter(ticket -> ticket.expired(now))
                .forEach(ticket -> changes.add(new Change.TicketEnded(ticket.tokenHash())));
        return new Decision(changes.stream().limit(AT_ONCE).toList(), new Reply.Done(), List.of());
    }
}
