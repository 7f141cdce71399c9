package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.ApiKey;
import tidings.engine.AuditAction;
import tidings.engine.IdSequence;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

/// Decides about workspaces, their keys and who belongs to them. Its rules:
///
/// - no two users have the same e-mail address, and no two API keys the same public half;
/// - a workspace that has an administrator keeps one, who has joined if any had;
/// - whoever leaves the last workspace is a user no more.
///
/// [Doorkeeper] decides who is in.
final class Registrar {
    private final IdSequence ids;
    private final Books books;
    private final AuditTrail audit;
    private final Doorkeeper doorkeeper;

    Registrar(IdSequence ids, Books books, AuditTrail audit) {
        this.ids = ids;
        this.books = books;
        this.audit = audit;
        this.doorkeeper = new Doorkeeper(books, audit);
    }

    Decision decide(Command.OfPeople command, Instant now) {
        return switch (command) {
            case Command.Found found -> found(found, now);
            case Command.RenewInbox renew -> renewInbox(renew, now);
            case Command.SaveApiKey save -> saveApiKey(save, now);
            case Command.RemoveApiKey remove -> removeApiKey(remove, now);
            case Command.AddUser add -> addUser(add, now);
            case Command.Invite invite -> invite(invite, now);
            case Command.ChangeRole change -> changeRole(change, now);
            case Command.RemoveUser remove -> removeUser(remove, now);
            case Command.RenameUser rename -> renameUser(rename);
            case Command.OfDoor door -> doorkeeper.decide(door, now);
        };
    }

    private Decision renewInbox(Command.RenewInbox renew, Instant now) {
        List<Change> changes = new ArrayList<>();
        books.directory().workspace(renew.workspace()).ifPresent(workspace -> {
            changes.add(new Change.WorkspaceSaved(workspace.withInboxRenewed()));
            AuditTrail.Deed deed = new AuditTrail.Deed(AuditAction.INBOX_RENEWED, workspace.name());
            changes.add(audit.entry(workspace.id(), deed, renew.by(), now));
        });
        return new Decision(changes, new Reply.Done(), List.of());
    }

    private Decision found(Command.Found found, Instant now) {
        Founding founding = found.founding();
        Workspace workspace =
                new Workspace(new WorkspaceId(ids.next(now)), founding.name(), founding.environment(), now, 0);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.WorkspaceSaved(workspace));
        changes.add(audit.entry(
                workspace.id(), new AuditTrail.Deed(AuditAction.WORKSPACE_CREATED, workspace.name()), found.by(), now));
        Person person = founding.admin();
        User admin = person == null ? null : joined(workspace.id(), person, Role.ADMIN, now);
        if (admin != null) {
            changes.add(new Change.UserSaved(admin));
            changes.add(audited(AuditAction.USER_JOINED, workspace.id(), admin, found.by(), now));
        }
        Founding.Key key = founding.key();
        ApiKey apiKey = key == null
                ? null
                : new ApiKey(
                        key.key(), workspace.id(), key.name(), key.secretHash(), key.scope(), now, key.expiresAt());
        if (apiKey != null) {
            changes.add(new Change.ApiKeySaved(apiKey));
            changes.add(audited(AuditAction.API_KEY_CREATED, apiKey, found.by(), now));
        }
        return new Decision(
                changes,
                new Reply.Founded(workspace, Optional.ofNullable(admin), Optional.ofNullable(apiKey)),
                List.of());
    }

    private Decision saveApiKey(Command.SaveApiKey save, Instant now) {
        ApiKey apiKey = save.apiKey();
        Optional<ApiKey> there = books.directory().apiKey(apiKey.key());
        if (there.isPresent() && !there.get().workspace().equals(apiKey.workspace())) {
            return Decision.nothing(new Reply.OfApiKey(Optional.empty()));
        }
        return new Decision(
                List.of(new Change.ApiKeySaved(apiKey), audited(AuditAction.API_KEY_CREATED, apiKey, save.by(), now)),
                new Reply.OfApiKey(Optional.of(apiKey)),
                List.of());
    }

    private Decision removeApiKey(Command.RemoveApiKey remove, Instant now) {
        Optional<ApiKey> found = books.directory()
                .apiKey(remove.key())
                .filter(apiKey -> apiKey.workspace().equals(remove.workspace()));
        if (found.isEmpty()) {
            return Decision.nothing(new Reply.OfApiKey(found));
        }
        AuditTrail.Deed deed = new AuditTrail.Deed(AuditAction.API_KEY_REVOKED, shown(found.get()));
        return new Decision(
                List.of(
                        new Change.ApiKeyRemoved(remove.key()),
                        audit.entry(remove.workspace(), deed, remove.by(), now)),
                new Reply.OfApiKey(found),
                List.of());
    }

    private Decision addUser(Command.AddUser add, Instant now) {
        Optional<User> member = member(add.workspace(), add.person().email());
        if (member.isPresent()) {
            return Decision.nothing(new Reply.AlreadyMember(member.get()));
        }
        User user = joined(add.workspace(), add.person(), add.role(), now);
        return new Decision(
                List.of(
                        new Change.UserSaved(user),
                        audited(AuditAction.USER_JOINED, add.workspace(), user, add.by(), now)),
                new Reply.Joined(user),
                List.of());
    }

    /// Whoever has no password yet gets a ticket, also when invited again: the first may have expired.
    private Decision invite(Command.Invite invite, Instant now) {
        Invitation invitation = invite.invitation();
        WorkspaceId workspace = invitation.workspace();
        Optional<User> member = member(workspace, invitation.email());
        if (member.isPresent() && member.get().passwordHash() != null) {
            return Decision.nothing(new Reply.AlreadyMember(member.get()));
        }
        User user = member.orElseGet(() ->
                joined(workspace, new Person(invitation.email(), invitation.name(), null), invitation.role(), now));
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.UserSaved(user));
        changes.add(audited(AuditAction.USER_INVITED, workspace, user, invite.by(), now));
        if (user.passwordHash() != null) {
            return new Decision(changes, new Reply.Joined(user), List.of());
        }
        changes.addAll(doorkeeper.ticket(invitation.ticketFor(user.id())));
        return new Decision(changes, new Reply.Invited(user), List.of());
    }

    private Optional<User> member(WorkspaceId workspace, String email) {
        return books.directory().user(email).filter(user -> user.role(workspace).isPresent());
    }

    /// The user with that e-mail address, new or not, with a role in the workspace.
    private User joined(WorkspaceId workspace, Person person, Role role, Instant now) {
        User user = books.directory()
                .user(person.email())
                .orElseGet(() -> new User(
                        new UserId(ids.next(now)),
                        person.email(),
                        person.name(),
                        person.passwordHash(),
                        Map.of(),
                        now));
        return user.as(role, workspace);
    }

    private Decision changeRole(Command.ChangeRole change, Instant now) {
        @Nullable User before = member(change.workspace(), change.user());
        if (before == null) {
            return Decision.nothing(new Reply.NoMember());
        }
        Role role = before.role(change.workspace()).orElseThrow();
        if (role == change.role()) {
            return Decision.nothing(new Reply.MemberAltered(before));
        }
        if (change.role() != Role.ADMIN && books.directory().isLastAdmin(before, change.workspace())) {
            return Decision.nothing(new Reply.LastAdmin());
        }
        User after = before.as(change.role(), change.workspace());
        AuditTrail.Deed deed = new AuditTrail.Deed(
                AuditAction.USER_ROLE_CHANGED,
                after.email(),
                List.of(new Alteration("role", role.name(), change.role().name())));
        return new Decision(
                List.of(new Change.UserSaved(after), audit.entry(change.workspace(), deed, change.by(), now)),
                new Reply.MemberAltered(after),
                List.of());
    }

    private Decision removeUser(Command.RemoveUser remove, Instant now) {
        WorkspaceId workspace = remove.workspace();
        @Nullable User before = member(workspace, remove.user());
        if (before == null) {
            return Decision.nothing(new Reply.NoMember());
        }
        if (books.directory().isLastAdmin(before, workspace)) {
            return Decision.nothing(new Reply.LastAdmin());
        }
        User after = before.without(workspace);
        List<Change> changes = new ArrayList<>();
        if (after.roles().isEmpty()) {
            changes.add(new Change.UserRemoved(after.id()));
        } else {
            changes.add(new Change.UserSaved(after));
            changes.addAll(doorkeeper.leave(after, workspace));
        }
        AuditTrail.Deed deed = new AuditTrail.Deed(AuditAction.USER_REMOVED, after.email());
        changes.add(audit.entry(workspace, deed, remove.by(), now));
        return new Decision(changes, new Reply.MemberAltered(after), List.of());
    }

    private @Nullable User member(WorkspaceId workspace, UserId id) {
        return books.directory()
                .user(id)
                .filter(user -> user.role(workspace).isPresent())
                .orElse(null);
    }

    private Decision renameUser(Command.RenameUser rename) {
        Optional<User> renamed = books.directory().user(rename.user()).map(user -> user.renamed(rename.name()));
        return renamed.isEmpty()
                ? Decision.nothing(new Reply.OfUser(renamed))
                : Decision.of(new Change.UserSaved(renamed.get()), new Reply.OfUser(renamed));
    }

    private Change audited(AuditAction action, WorkspaceId workspace, User user, Actor by, Instant now) {
        String role = user.role(workspace).orElseThrow().name();
        AuditTrail.Deed deed = new AuditTrail.Deed(action, user.email(), List.of(new Alteration("role", "", role)));
        return audit.entry(workspace, deed, by, now);
    }

    private Change audited(AuditAction action, ApiKey apiKey, Actor by, Instant now) {
        List<Alteration> alterations = new ArrayList<>();
        alterations.add(new Alteration("scope", "", apiKey.scope().name()));
        Instant expiresAt = apiKey.expiresAt();
        if (expiresAt != null) {
            alterations.add(new Alteration("expires", "", expiresAt.toString()));
        }
        return audit.entry(apiKey.workspace(), new AuditTrail.Deed(action, shown(apiKey), alterations), by, now);
    }

    private static String shown(ApiKey apiKey) {
        return apiKey.name() + " (" + apiKey.key() + ")";
    }
}
