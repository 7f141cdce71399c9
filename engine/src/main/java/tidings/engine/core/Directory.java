package tidings.engine.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidings.engine.ApiKey;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.events.EventType;

/// Who is there and what is configured: an immutable picture of all workspaces, keys, notifications and
/// people.
///
/// It changes seldom and is asked for every event, so a change copies it and a question costs a look-up.
public final class Directory {
    private final Map<WorkspaceId, Workspace> workspaces;
    private final Map<String, ApiKey> apiKeys;
    private final Map<NotificationId, Notification> notifications;
    private final Map<WorkspaceId, Map<EventType, List<Notification>>> wanting;
    private final Roster roster;

    private Directory(
            Map<WorkspaceId, Workspace> workspaces,
            Map<String, ApiKey> apiKeys,
            Map<NotificationId, Notification> notifications,
            Roster roster) {
        this.workspaces = workspaces;
        this.apiKeys = apiKeys;
        this.notifications = notifications;
        this.wanting = index(notifications.values());
        this.roster = roster;
    }

    /// The same but for what has nothing to do with notifications, so that these need not be sorted anew.
    private Directory(
            Directory before, Map<WorkspaceId, Workspace> workspaces, Map<String, ApiKey> apiKeys, Roster roster) {
        this.workspaces = workspaces;
        this.apiKeys = apiKeys;
        this.notifications = before.notifications;
        this.wanting = before.wanting;
        this.roster = roster;
    }

    /// The picture that a store was left with.
    public static Directory of(Store.Recovered recovered) {
        Map<WorkspaceId, Workspace> workspaces = new HashMap<>();
        recovered.workspaces().forEach(workspace -> workspaces.put(workspace.id(), workspace));
        Map<String, ApiKey> apiKeys = new HashMap<>();
        recovered.apiKeys().forEach(apiKey -> apiKeys.put(apiKey.key(), apiKey));
        Map<NotificationId, Notification> notifications = new HashMap<>();
        recovered.notifications().forEach(notification -> notifications.put(notification.id(), notification));
        return new Directory(workspaces, apiKeys, notifications, Roster.of(recovered.people()));
    }

    private static Map<WorkspaceId, Map<EventType, List<Notification>>> index(Collection<Notification> all) {
        Map<WorkspaceId, Map<EventType, List<Notification>>> index = new HashMap<>();
        List<Notification> inOrder =
                all.stream().sorted(Comparator.comparing(Notification::id)).toList();
        for (EventType type : EventType.values()) {
            inOrder.stream()
                    .filter(notification -> notification.wants(type))
                    .forEach(notification -> index.computeIfAbsent(
                                    notification.workspace(), workspace -> new EnumMap<>(EventType.class))
                            .computeIfAbsent(type, first -> new ArrayList<>())
                            .add(notification));
        }
        index.values().forEach(byType -> byType.replaceAll((type, wanting) -> List.copyOf(wanting)));
        return index;
    }

    /// The active notifications of a workspace that an event of this type goes to, oldest first.
    public List<Notification> wanting(WorkspaceId workspace, EventType type) {
        return wanting.getOrDefault(workspace, Map.of()).getOrDefault(type, List.of());
    }

    /// The notification, whatever workspace it belongs to.
    public Optional<Notification> notification(NotificationId id) {
        return Optional.ofNullable(notifications.get(id));
    }

    /// The notification, if it belongs to the workspace.
    public Optional<Notification> notification(WorkspaceId workspace, NotificationId id) {
        return notification(id).filter(found -> found.workspace().equals(workspace));
    }

    /// All notifications of a workspace, oldest first.
    public List<Notification> notifications(WorkspaceId workspace) {
        return notifications.values().stream()
                .filter(notification -> notification.workspace().equals(workspace))
                .sorted(Comparator.comparing(Notification::id))
                .toList();
    }

    /// The workspace of that id.
    public Optional<Workspace> workspace(WorkspaceId id) {
        return Optional.ofNullable(workspaces.get(id));
    }

    /// All workspaces, oldest first.
    public List<Workspace> workspaces() {
        return workspaces.values().stream()
                .sorted(Comparator.comparing(Workspace::id))
                .toList();
    }

    /// The API key with that public half.
    public Optional<ApiKey> apiKey(String key) {
        return Optional.ofNullable(apiKeys.get(key));
    }

    /// The API keys of a workspace, also those that have expired, oldest first.
    public List<ApiKey> apiKeys(WorkspaceId workspace) {
        return apiKeys.values().stream()
                .filter(apiKey -> apiKey.workspace().equals(workspace))
                .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::key))
                .toList();
    }

    /// The user of that id.
    public Optional<User> user(UserId id) {
        return roster.user(id);
    }

    /// The user with that e-mail address, in whatever case it is written.
    public Optional<User> user(String email) {
        return roster.user(email);
    }

    /// All users, oldest first.
    public List<User> users() {
        return roster.users();
    }

    /// The users who belong to a workspace, oldest first.
    public List<User> users(WorkspaceId workspace) {
        return roster.users(workspace);
    }

    /// Whether a workspace would be without an administrator if this user were none. One who was invited and has not
    /// joined yet can let nobody in, and counts only where none has joined.
    public boolean isLastAdmin(User user, WorkspaceId workspace) {
        return roster.isLastAdmin(user, workspace);
    }

    /// The session whose token has that hash; it may be over, see [UserSession#over].
    public Optional<UserSession> session(String tokenHash) {
        return roster.session(tokenHash);
    }

    /// The sessions of a user, latest used first; some may be over.
    public List<UserSession> sessions(UserId user) {
        return roster.sessions(user);
    }

    /// The ticket whose token has that hash; it may have expired, see [Ticket#expired].
    public Optional<Ticket> ticket(String tokenHash) {
        return roster.ticket(tokenHash);
    }

    /// The tickets of a user; some may have expired.
    public List<Ticket> tickets(UserId user) {
        return roster.tickets(user);
    }

    Roster roster() {
        return roster;
    }

    /// The picture after a change; the same one when the change is about something else.
    Directory after(Change change) {
        return switch (change) {
            case Change.NotificationSaved saved ->
                with(with(notifications, saved.notification().id(), saved.notification()));
            case Change.NotificationRemoved removed -> with(without(notifications, removed.notification()));
            case Change.WorkspaceSaved saved ->
                new Directory(this, with(workspaces, saved.workspace().id(), saved.workspace()), apiKeys, roster);
            case Change.ApiKeySaved saved ->
                new Directory(this, workspaces, with(apiKeys, saved.apiKey().key(), saved.apiKey()), roster);
            case Change.ApiKeyRemoved removed ->
                new Directory(this, workspaces, without(apiKeys, removed.key()), roster);
            case Change.UserSaved saved -> with(roster.with(saved.user()));
            case Change.UserRemoved removed -> with(roster.without(removed.user()));
            case Change.SessionSaved saved -> with(roster.with(saved.session()));
            case Change.SessionEnded ended -> with(roster.after(ended));
            case Change.TicketSaved saved -> with(roster.with(saved.ticket()));
            case Change.TicketEnded ended -> with(roster.after(ended));
            case Change.EventAccepted _,
                    Change.Attempted _,
                    Change.Resent _,
                    Change.ResendRequested _,
                    Change.Canceled _,
                    Change.MailSaved _,
                    Change.AlertSaved _,
                    Change.ResendJobSaved _,
                    Change.SubjectErased _,
                    Change.DossierSaved _,
                    Change.DossierRemoved _,
                    Change.Audited _ -> this;
        };
    }

    private Directory with(Map<NotificationId, Notification> others) {
        return new Directory(workspaces, apiKeys, others, roster);
    }

    private Directory with(Roster other) {
        return new Directory(this, workspaces, apiKeys, other);
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        Map<K, V> copy = new HashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
