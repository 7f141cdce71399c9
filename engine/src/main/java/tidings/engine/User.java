package tidings.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person who signs in to the dashboard.
///
/// @param email in lower case; no two users have the same
/// @param passwordHash a PHC string; absent until the user has set a password, which one who signs in with an
///     identity provider never does
/// @param roles the workspaces that the user belongs to
public record User(
        UserId id,
        String email,
        String name,
        @Nullable String passwordHash,
        Map<WorkspaceId, Role> roles,
        Instant createdAt) {
    public User {
        email = normalized(email);
        roles = Map.copyOf(roles);
    }

    /// The form in which e-mail addresses are stored and compared.
    public static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /// What the user is in a workspace; empty when the user does not belong to it.
    public Optional<Role> role(WorkspaceId workspace) {
        return Optional.ofNullable(roles.get(workspace));
    }

    /// The workspaces that the user belongs to, oldest first.
    public List<WorkspaceId> workspaces() {
        return roles.keySet().stream().sorted().toList();
    }

    /// The same with another name.
    public User renamed(String other) {
        return new User(id, email, other, passwordHash, roles, createdAt);
    }

    /// The same with another password.
    public User withPassword(String hash) {
        return new User(id, email, name, hash, roles, createdAt);
    }

    /// The same with a role in a workspace, in place of the one there, if any.
    public User as(Role role, WorkspaceId workspace) {
        Map<WorkspaceId, Role> more = new HashMap<>(roles);
        more.put(workspace, role);
        return new User(id, email, name, passwordHash, more, createdAt);
    }

    /// The same without a workspace.
    public User without(WorkspaceId workspace) {
        Map<WorkspaceId, Role> fewer = new HashMap<>(roles);
        fewer.remove(workspace);
        return new User(id, email, name, passwordHash, fewer, createdAt);
    }

    /// Leaves out who it is.
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
