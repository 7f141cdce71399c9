package tidings.engine.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Store;

/// Who may sign in and has: an immutable picture of users, their sessions and their tickets.
final class Roster {
    private final Map<UserId, User> users;
    private final Map<String, User> byEmail;
    private final Map<String, UserSession> sessions;
    private final Map<String, Ticket> tickets;

    private Roster(Map<UserId, User> users, Map<String, UserSession> sessions, Map<String, Ticket> tickets) {
        this.users = users;
        this.sessions = sessions;
        this.tickets = tickets;
        this.byEmail = new HashMap<>();
        users.values().forEach(user -> byEmail.put(user.email(), user));
    }

    private Roster(Roster before, Map<String, UserSession> sessions, Map<String, Ticket> tickets) {
        this.users = before.users;
        this.byEmail = before.byEmail;
        this.sessions = sessions;
        this.tickets = tickets;
    }

    static Roster of(Store.People people) {
        Map<UserId, User> users = new HashMap<>();
        people.users().forEach(user -> users.put(user.id(), user));
        Map<String, UserSession> sessions = new HashMap<>();
        people.sessions().forEach(session -> sessions.put(session.tokenHash(), session));
        Map<String, Ticket> tickets = new HashMap<>();
        people.tickets().forEach(ticket -> tickets.put(ticket.tokenHash(), ticket));
        return new Roster(users, sessions, tickets);
    }

    Optional<User> user(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    Optional<User> user(String email) {
        return Optional.ofNullable(byEmail.get(User.normalized(email)));
    }

    List<User> users() {
        return users.values().stream().sorted(Comparator.comparing(User::id)).toList();
    }

    List<User> users(WorkspaceId workspace) {
        return users().stream().filter(user -> user.role(workspace).isPresent()).toList();
    }

    boolean isLastAdmin(User user, WorkspaceId workspace) {
        List<User> admins = users(workspace).stream()
                .filter(member -> member.role(workspace).equals(Optional.of(Role.ADMIN)))
                .toList();
        List<User> joined = admins.stream().filter(this::hasJoined).toList();
        List<User> counting = joined.isEmpty() ? admins : joined;
        return counting.size() == 1 && counting.getFirst().id().equals(user.id());
    }

    /// Whoever signs in with an identity provider has no password, and of them only sessions tell.
    private boolean hasJoined(User user) {
        return user.passwordHash() != null || !sessions(user.id()).isEmpty();
    }

    Optional<UserSession> session(String tokenHash) {
        return Optional.ofNullable(sessions.get(tokenHash));
    }

    Collection<UserSession> sessions() {
        return sessions.values();
    }

    List<UserSession> sessions(UserId user) {
        return sessions.values().stream()
                .filter(session -> session.user().equals(user))
                .sorted(Comparator.comparing(UserSession::lastUsedAt).reversed().thenComparing(UserSession::tokenHash))
                .toList();
    }

    Optional<Ticket> ticket(String tokenHash) {
        return Optional.ofNullable(tickets.get(tokenHash));
    }

    Collection<Ticket> tickets() {
        return tickets.values();
    }

    List<Ticket> tickets(UserId user) {
        return tickets.values().stream()
                .filter(ticket -> ticket.user().equals(user))
                .sorted(Comparator.comparing(Ticket::tokenHash))
                .toList();
    }

    Roster with(User user) {
        Map<UserId, User> copy = new HashMap<>(users);
        copy.put(user.id(), user);
        return new Roster(copy, sessions, tickets);
    }

    Roster without(UserId user) {
        Map<UserId, User> copy = new HashMap<>(users);
        copy.remove(user);
        return new Roster(
                copy,
                without(sessions, session -> session.user().equals(user)),
                without(tickets, ticket -> ticket.user().equals(user)));
    }

    Roster with(UserSession session) {
        Map<String, UserSession> copy = new HashMap<>(sessions);
        copy.put(session.tokenHash(), session);
        return new Roster(this, copy, tickets);
    }

    Roster with(Ticket ticket) {
        Map<String, Ticket> copy = new HashMap<>(tickets);
        copy.put(ticket.tokenHash(), ticket);
        return new Roster(this, sessions, copy);
    }

    Roster after(Change.SessionEnded ended) {
        return new Roster(this, without(sessions, session -> session.tokenHash().equals(ended.tokenHash())), tickets);
    }

    Roster after(Change.TicketEnded ended) {
        return new Roster(
                this, sessions, without(tickets, ticket -> ticket.tokenHash().equals(ended.tokenHash())));
    }

    private static <V> Map<String, V> without(Map<String, V> map, Predicate<V> gone) {
        Map<String, V> copy = new HashMap<>(map);
        copy.values().removeIf(gone);
        return copy;
    }
}
