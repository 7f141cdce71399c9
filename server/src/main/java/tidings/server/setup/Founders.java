package tidings.server.setup;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.engine.core.Reply;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.settings.Settings;

/// Makes the first workspace with its administrator and its key, all at once or not at all. Blocks until that is on
/// disk.
@Singleton
final class Founders {
    private final Engine engine;
    private final Environment environment;

    Founders(Engine engine, Settings settings) {
        this.engine = engine;
        this.environment = settings.sandbox() ? Environment.SANDBOX : Environment.LIVE;
    }

    /// The oldest workspace.
    Optional<Workspace> first() {
        return engine.directory().workspaces().stream().findFirst();
    }

    /// Whether there is nobody who could sign in and administer.
    boolean needsAdministrator() {
        return first().map(workspace -> administrators(workspace.id()) == 0).orElse(true);
    }

    /// Makes a workspace for what this server is set to be for.
    Workspace found(String name, @Nullable Person administrator, Founding.@Nullable Key key) {
        return Await.result(engine.foundWorkspace(new Founding(name, environment, administrator, key), Actor.OPERATOR))
                .workspace();
    }

    /// Makes the person an administrator of the workspace.
    void appoint(WorkspaceId workspace, Person person) {
        switch (Await.result(engine.addUser(workspace, person, Role.ADMIN, Actor.OPERATOR))) {
            case Reply.Joined _, Reply.Invited _ -> {}
            case Reply.AlreadyMember member ->
                Await.result(engine.changeRole(workspace, member.user().id(), Role.ADMIN, Actor.OPERATOR));
        }
    }

    /// Adds the key, or replaces the one with the same public half.
    void save(ApiKey key) {
        Await.result(engine.saveApiKey(key, Actor.OPERATOR));
    }

    /// The key with that public half.
    Optional<ApiKey> key(String key) {
        return engine.directory().apiKey(key);
    }

    /// The user with that e-mail address.
    Optional<User> user(String email) {
        return engine.directory().user(email);
    }

    private long administrators(WorkspaceId workspace) {
        Directory directory = engine.directory();
        return directory.users(workspace).stream()
                .filter(user -> user.role(workspace).equals(Optional.of(Role.ADMIN)))
                .count();
    }
}
