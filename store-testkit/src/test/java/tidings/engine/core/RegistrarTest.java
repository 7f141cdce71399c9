package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.ApiKey;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.Environment;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.store.testkit.MemoryStore;

class RegistrarTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Actor BY = new Actor("ada@bank.example");

    private final MemoryStore store = new MemoryStore();
    private final Clerk clerk = new Clerk(store, store.recover(), bound -> 0);
    private WorkspaceId bank = new WorkspaceId(0);
    private WorkspaceId shop = new WorkspaceId(0);

    @BeforeEach
    void openWorkspaces() {
        bank = found("Bank", null, null).workspace().id();
        shop = found("Shop", null, null).workspace().id();
    }

    // Workspaces and keys.

    @Test
    void foundsAWorkspaceWithItsAdministratorAndItsKeyInOneBatch() {
        Person ada = new Person("Ada@Bank.example ", "Ada", "$hash");
        Founding.Key key = new Founding.Key("k1", "First key", "aa", ApiKey.Scope.PUBLISH, NOON.plusSeconds(60));

        Decision decision =
                decide(new Command.Found(new Founding("Third", Environment.LIVE, ada, key), Actor.OPERATOR));

        Reply.Founded founded = (Reply.Founded) decision.reply();
        User user = founded.admin().orElseThrow();
        assertThat(user.email()).isEqualTo("ada@bank.example");
        assertThat(user.role(founded.workspace().id())).contains(Role.ADMIN);
        assertThat(founded.key())
                .contains(new ApiKey(
                        "k1",
                        founded.workspace().id(),
                        "First key",
                        "aa",
                        ApiKey.Scope.PUBLISH,
                        NOON,
                        NOON.plusSeconds(60)));
        assertThat(audited(decision))
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.WORKSPACE_CREATED, AuditAction.USER_JOINED, AuditAction.API_KEY_CREATED);
        assertThat(store.recover().people().users()).containsExactly(user);
    }

    @Test
    void foundingGivesTheRoleToWhoIsAUserAlreadyAndLeavesThePasswordAlone() {
        User ada = admin(bank, "ada@bank.example");

        User after = found("Third", new Person("ada@bank.example", "Another name", "$other"), null)
                .admin()
                .orElseThrow();

        assertThat(after.id()).isEqualTo(ada.id());
        assertThat(after.passwordHash()).isEqualTo(ada.passwordHash());
        assertThat(after.roles()).hasSize(2);
    }

    @Test
    void takesNoApiKeyAwayFromAnotherWorkspace() {
        ApiKey key = new ApiKey("k1", bank, "Main", "aa", ApiKey.Scope.FULL, NOON, null);
        decide(new Command.SaveApiKey(key, BY));

        Decision stolen =
                decide(new Command.SaveApiKey(new ApiKey("k1", shop, "Main", "bb", ApiKey.Scope.FULL, NOON, null), BY));
        Decision revoked = decide(new Command.RemoveApiKey(shop, "k1", BY));

        assertThat(stolen.changes()).isEmpty();
        assertThat(revoked.changes()).isEmpty();
        assertThat(clerk.directory().apiKey("k1")).contains(key);
        assertThat(clerk.directory().apiKeys(shop)).isEmpty();
        assertThat(clerk.directory().apiKeys(bank)).containsExactly(key);
    }

    @Test
    void writesDownWhoRevokedAnApiKey() {
        decide(new Command.SaveApiKey(new ApiKey("k1", bank, "Main", "aa", ApiKey.Scope.READ, NOON, null), BY));

        Decision decision = decide(new Command.RemoveApiKey(bank, "k1", BY));

        AuditEntry entry = audited(decision).getFirst();
        assertThat(entry.action()).isEqualTo(AuditAction.API_KEY_REVOKED);
        assertThat(entry.actor()).isEqualTo(BY);
        assertThat(entry.target()).isEqualTo("Main (k1)");
        assertThat(store.audit(bank, null, 1)).containsExactly(entry);
    }

    // Joining.

    @Test
    void invitesSomebodyNewWithATicket() {
        Decision decision = decide(invitation(bank, "BOB@bank.example", "t1"));

        User bob = ((Reply.Invited) decision.reply()).user();
        assertThat(bob.email()).isEqualTo("bob@bank.example");
        assertThat(bob.passwordHash()).isNull();
        assertThat(clerk.directory().ticket("t1").map(Ticket::user)).contains(bob.id());
        assertThat(audited(decision))
                .extracting(AuditEntry::action, AuditEntry::target, AuditEntry::alterations)
                .containsExactly(tuple(
                        AuditAction.USER_INVITED, "bob@bank.example", List.of(new Alteration("role", "", "VIEWER"))));
    }

    @Test
    void invitingAUserOfAnotherWorkspaceJustAddsTheRole() {
        User bob = admin(shop, "bob@shop.example");

        Reply reply = decide(invitation(bank, "bob@shop.example", "t1")).reply();

        assertThat(reply).isEqualTo(new Reply.Joined(bob.as(Role.VIEWER, bank)));
        assertThat(clerk.directory().ticket("t1")).isEmpty();
        assertThat(clerk.directory().users()).hasSize(1);
    }

    @Test
    void doesNotInviteAMemberAgain() {
        User bob = admin(bank, "bob@bank.example");

        Decision decision = decide(invitation(bank, "Bob@bank.example", "t1"));

        assertThat(decision.reply()).isEqualTo(new Reply.AlreadyMember(bob));
        assertThat(decision.changes()).isEmpty();
    }

    @Test
    void anInvitationThatWasNotTakenUpIsReplacedByTheNext() {
        decide(invitation(bank, "bob@bank.example", "t1"));

        assertThat(decide(invitation(bank, "bob@bank.example", "t2")).reply()).isInstanceOf(Reply.Invited.class);
        assertThat(clerk.directory().ticket("t1")).isEmpty();
        assertThat(clerk.directory().ticket("t2")).isPresent();
        assertThat(clerk.directory().users(bank)).hasSize(1);
    }

    @Test
    void noTwoUsersHaveTheSameAddressWithinOneBatchEither() {
        clerk.decide(invitation(bank, "bob@bank.example", "t1"), NOON);
        Reply second = clerk.decide(
                        new Command.AddUser(bank, new Person("BOB@bank.example", "Bob", "$hash"), Role.ADMIN, BY), NOON)
                .reply();

        assertThat(second).isInstanceOf(Reply.AlreadyMember.class);
    }

    // Roles.

    @Test
    void theLastAdministratorCannotBeDemotedOrRemoved() {
        User ada = admin(bank, "ada@bank.example");
        admin(shop, "bob@shop.example");
        decide(invitation(bank, "carol@bank.example", "t1"));

        Decision demoted = decide(new Command.ChangeRole(bank, ada.id(), Role.VIEWER, BY));
        Decision removed = decide(new Command.RemoveUser(bank, ada.id(), BY));

        assertThat(demoted.reply()).isEqualTo(new Reply.LastAdmin());
        assertThat(removed.reply()).isEqualTo(new Reply.LastAdmin());
        assertThat(demoted.changes()).isEmpty();
        assertThat(removed.changes()).isEmpty();
    }

    @Test
    void anInvitedAdministratorCountsOnceTheyHaveJoined() {
        User ada = admin(bank, "ada@bank.example");
        decide(invitation(bank, "bob@bank.example", Role.ADMIN, "t1"));
        User bob = clerk.directory().user("bob@bank.example").orElseThrow();

        assertThat(decide(new Command.ChangeRole(bank, ada.id(), Role.VIEWER, BY))
                        .reply())
                .isEqualTo(new Reply.LastAdmin());
        assertThat(decide(new Command.RemoveUser(bank, ada.id(), BY)).reply()).isEqualTo(new Reply.LastAdmin());
        assertThat(clerk.directory().isLastAdmin(bob, bank)).isFalse();

        decide(new Command.UseTicket("t1", "$hash"));

        assertThat(decide(new Command.RemoveUser(bank, ada.id(), BY)).reply()).isInstanceOf(Reply.MemberAltered.class);
        assertThat(decide(new Command.RemoveUser(bank, bob.id(), BY)).reply()).isEqualTo(new Reply.LastAdmin());
    }

    @Test
    void anAdministratorWhoSignsInWithAProviderCountsOnceTheyHaveBeenHere() {
        User ada = admin(bank, "ada@bank.example");
        decide(invitation(bank, "bob@bank.example", Role.ADMIN, "t1"));
        User bob = clerk.directory().user("bob@bank.example").orElseThrow();

        open("s1", bob, bank);

        assertThat(decide(new Command.ChangeRole(bank, ada.id(), Role.VIEWER, BY))
                        .reply())
                .isInstanceOf(Reply.MemberAltered.class);
    }

    @Test
    void anInvitationThatWentAstrayIsTakenBack() {
        admin(bank, "ada@bank.example");
        decide(invitation(bank, "bib@bank.example", Role.ADMIN, "t1"));
        User bib = clerk.directory().user("bib@bank.example").orElseThrow();

        assertThat(decide(new Command.RemoveUser(bank, bib.id(), BY)).reply()).isInstanceOf(Reply.MemberAltered.class);
    }

    @Test
    void whereNobodyHasJoinedTheLastInvitedAdministratorStays() {
        decide(invitation(bank, "bob@bank.example", Role.ADMIN, "t1"));
        User bob = clerk.directory().user("bob@bank.example").orElseThrow();

        assertThat(decide(new Command.RemoveUser(bank, bob.id(), BY)).reply()).isEqualTo(new Reply.LastAdmin());
    }

    @Test
    void twoAdministratorsCannotDemoteEachOtherInOneBatch() {
        User ada = admin(bank, "ada@bank.example");
        User bob = admin(bank, "bob@bank.example");

        Reply first = clerk.decide(new Command.ChangeRole(bank, ada.id(), Role.VIEWER, BY), NOON)
                .reply();
        Reply second = clerk.decide(new Command.ChangeRole(bank, bob.id(), Role.VIEWER, BY), NOON)
                .reply();

        assertThat(first).isInstanceOf(Reply.MemberAltered.class);
        assertThat(second).isEqualTo(new Reply.LastAdmin());
    }

    @Test
    void changesARoleAndWritesDownBoth() {
        User ada = admin(bank, "ada@bank.example");
        User bob = admin(bank, "bob@bank.example");

        Decision decision = decide(new Command.ChangeRole(bank, bob.id(), Role.REVIEWER, Actor.of(ada)));

        assertThat(decision.reply()).isEqualTo(new Reply.MemberAltered(bob.as(Role.REVIEWER, bank)));
        assertThat(audited(decision).getFirst().alterations())
                .containsExactly(new Alteration("role", "ADMIN", "REVIEWER"));
        assertThat(decide(new Command.ChangeRole(bank, bob.id(), Role.REVIEWER, BY))
                        .changes())
                .isEmpty();
    }

    @Test
    void aUserOfAnotherWorkspaceIsNoMember() {
        User bob = admin(shop, "bob@shop.example");

        assertThat(decide(new Command.ChangeRole(bank, bob.id(), Role.VIEWER, BY))
                        .reply())
                .isEqualTo(new Reply.NoMember());
        assertThat(decide(new Command.RemoveUser(bank, bob.id(), BY)).reply()).isEqualTo(new Reply.NoMember());
    }

    @Test
    void whoLeavesTheLastWorkspaceIsGoneWithSessionsAndTickets() {
        admin(bank, "ada@bank.example");
        User bob = admin(bank, "bob@bank.example");
        open("s1", bob, bank);
        decide(new Command.IssueTicket(ticket("t1", bob, Ticket.Kind.PASSWORD_RESET)));

        Decision decision = decide(new Command.RemoveUser(bank, bob.id(), BY));

        assertThat(decision.reply()).isEqualTo(new Reply.MemberAltered(bob.without(bank)));
        assertThat(audited(decision)).extracting(AuditEntry::action).containsExactly(AuditAction.USER_REMOVED);
        assertThat(clerk.directory().user(bob.id())).isEmpty();
        assertThat(clerk.directory().user("bob@bank.example")).isEmpty();
        assertThat(clerk.directory().session("s1")).isEmpty();
        assertThat(clerk.directory().ticket("t1")).isEmpty();
        assertThat(store.recover().people().sessions()).isEmpty();
    }

    @Test
    void whoLeavesOneOfTwoWorkspacesLooksAtTheOther() {
        admin(bank, "ada@bank.example");
        User bob = admin(bank, "bob@bank.example");
        decide(new Command.AddUser(shop, new Person(bob.email(), "Bob", null), Role.VIEWER, BY));
        open("s1", bob, bank);

        decide(new Command.RemoveUser(bank, bob.id(), BY));

        assertThat(clerk.directory().session("s1").map(UserSession::workspace)).contains(shop);
        assertThat(clerk.directory().user(bob.id()).orElseThrow().roles()).isEqualTo(Map.of(shop, Role.VIEWER));
    }

    // What is around.

    private Reply.Founded found(String name, @Nullable Person admin, Founding.@Nullable Key key) {
        return (Reply.Founded) decide(new Command.Found(new Founding(name, Environment.LIVE, admin, key), BY))
                .reply();
    }

    private User admin(WorkspaceId workspace, String email) {
        Reply reply = decide(new Command.AddUser(workspace, new Person(email, "Somebody", "$hash"), Role.ADMIN, BY))
                .reply();
        return ((Reply.Joined) reply).user();
    }

    private static Command invitation(WorkspaceId workspace, String email, String tokenHash) {
        return invitation(workspace, email, Role.VIEWER, tokenHash);
    }

    private static Command invitation(WorkspaceId workspace, String email, Role role, String tokenHash) {
        return new Command.Invite(
                new Invitation(workspace, email, "Bob", role, tokenHash, NOON.plus(Duration.ofDays(3))), BY);
    }

    private void open(String tokenHash, User user, WorkspaceId workspace) {
        decide(new Command.OpenSession(tokenHash, user.id(), workspace, "Firefox on Linux"));
    }

    private static Ticket ticket(String tokenHash, User user, Ticket.Kind kind) {
        return new Ticket(tokenHash, user.id(), kind, NOON.plusSeconds(3600));
    }

    private static List<AuditEntry> audited(Decision decision) {
        return decision.changes().stream()
                .filter(Change.Audited.class::isInstance)
                .map(change -> ((Change.Audited) change).entry())
                .toList();
    }

    private Decision decide(Command command) {
        Decision decision = clerk.decide(command, NOON);
        store.commit(decision.changes());
        clerk.keep();
        return decision;
    }
}
