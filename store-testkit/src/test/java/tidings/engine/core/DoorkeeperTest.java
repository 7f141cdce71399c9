package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.Environment;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.WorkspaceId;
import tidings.store.testkit.MemoryStore;

class DoorkeeperTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private final MemoryStore store = new MemoryStore();
    private final Clerk clerk = new Clerk(store, store.recover(), bound -> 0);
    private WorkspaceId bank = new WorkspaceId(0);
    private WorkspaceId shop = new WorkspaceId(0);

    @BeforeEach
    void openWorkspaces() {
        bank = found("Bank");
        shop = found("Shop");
    }

    @Test
    void opensASessionOfAMemberOnly() {
        User ada = user("ada@bank.example");

        Reply opened = open("s1", ada, bank);
        Reply elsewhere = open("s2", ada, shop);

        UserSession session = new UserSession("s1", ada.id(), bank, "Firefox", NOON, NOON);
        assertThat(((Reply.OfSession) opened).session()).contains(session);
        assertThat(((Reply.OfSession) elsewhere).session()).isEmpty();
        assertThat(clerk.directory().sessions(ada.id())).containsExactly(session);
    }

    @Test
    void theSessionThatWasNotUsedForLongestMakesRoom() {
        User ada = user("ada@bank.example");
        for (int i = 0; i < Doorkeeper.MAX_SESSIONS; i++) {
            decide(new Command.OpenSession("s" + i, ada.id(), bank, "Firefox"), NOON.plusSeconds(i));
        }
        decide(new Command.TouchSession("s0"), NOON.plusSeconds(100));
        decide(new Command.OpenSession("one more", ada.id(), bank, "Firefox"), NOON.plusSeconds(200));

        assertThat(clerk.directory().sessions(ada.id())).hasSize(Doorkeeper.MAX_SESSIONS);
        assertThat(clerk.directory().session("s0")).isPresent();
        assertThat(clerk.directory().session("s1")).isEmpty();
    }

    @Test
    void aTouchedSessionLastsLonger() {
        open("s1", user("ada@bank.example"), bank);

        decide(new Command.TouchSession("s1"), NOON.plus(Duration.ofHours(11)));

        UserSession session = clerk.directory().session("s1").orElseThrow();
        assertThat(session.over(NOON.plus(Duration.ofHours(22)))).isFalse();
        assertThat(session.over(NOON.plus(Duration.ofHours(23)))).isTrue();
        assertThat(session.used(NOON.plus(Duration.ofDays(14))).over(NOON.plus(Duration.ofDays(14))))
                .isTrue();
    }

    @Test
    void looksAtAWorkspaceOfItsUserOnly() {
        User ada = user("ada@bank.example");
        open("s1", ada, bank);

        assertThat(((Reply.OfSession) decide(new Command.SwitchWorkspace("s1", shop), NOON)).session())
                .isEmpty();
        decide(new Command.AddUser(shop, new Person(ada.email(), "Ada", null), Role.VIEWER, Actor.OPERATOR), NOON);
        decide(new Command.SwitchWorkspace("s1", shop), NOON);

        assertThat(clerk.directory().session("s1").map(UserSession::workspace)).contains(shop);
    }

    @Test
    void signsOut() {
        User ada = user("ada@bank.example");
        open("s1", ada, bank);
        open("s2", ada, bank);
        open("s3", ada, bank);

        decide(new Command.EndSession("s1"), NOON);
        assertThat(clerk.directory().sessions(ada.id())).hasSize(2);
        decide(new Command.EndSessions(ada.id(), "s3"), NOON);

        assertThat(clerk.directory().sessions(ada.id()))
                .extracting(UserSession::tokenHash)
                .containsExactly("s3");
        assertThat(((Reply.OfSession) decide(new Command.TouchSession("s1"), NOON)).session())
                .isEmpty();
    }

    @Test
    void aNewPasswordEndsEveryOtherSessionAndEveryTicket() {
        User ada = user("ada@bank.example");
        open("here", ada, bank);
        open("elsewhere", ada, bank);
        decide(issue("t1", ada, Ticket.Kind.PASSWORD_RESET), NOON);

        decide(new Command.ChangePassword(ada.id(), "$new", "here", Actor.of(ada)), NOON);

        assertThat(clerk.directory().user(ada.id()).orElseThrow().passwordHash())
                .isEqualTo("$new");
        assertThat(clerk.directory().session("here")).isPresent();
        assertThat(clerk.directory().session("elsewhere")).isEmpty();
        assertThat(clerk.directory().ticket("t1")).isEmpty();
        assertThat(store.audit(bank, null, 1))
                .extracting(AuditEntry::action, AuditEntry::actor)
                .containsExactly(tuple(AuditAction.PASSWORD_CHANGED, Actor.of(ada)));
    }

    @Test
    void aTicketWorksOnce() {
        User ada = user("ada@bank.example");
        open("s1", ada, bank);
        decide(issue("t1", ada, Ticket.Kind.PASSWORD_RESET), NOON);

        Reply first = decide(new Command.UseTicket("t1", "$new"), NOON);
        Reply second = decide(new Command.UseTicket("t1", "$other"), NOON);

        assertThat(first).isEqualTo(new Reply.PasswordSet(ada.withPassword("$new")));
        assertThat(second).isEqualTo(new Reply.TicketVoid());
        assertThat(clerk.directory().session("s1")).isEmpty();
        assertThat(clerk.directory().user(ada.id()).orElseThrow().passwordHash())
                .isEqualTo("$new");
    }

    @Test
    void aTicketWorksOnceWithinOneBatchToo() {
        User ada = user("ada@bank.example");
        decide(issue("t1", ada, Ticket.Kind.PASSWORD_RESET), NOON);

        clerk.decide(new Command.UseTicket("t1", "$new"), NOON);
        assertThat(clerk.decide(new Command.UseTicket("t1", "$other"), NOON).reply())
                .isEqualTo(new Reply.TicketVoid());

        clerk.drop();
        assertThat(clerk.decide(new Command.UseTicket("t1", "$other"), NOON).reply())
                .isInstanceOf(Reply.PasswordSet.class);
    }

    @Test
    void aTicketDoesNotWorkAfterItsExpiry() {
        User ada = user("ada@bank.example");
        decide(issue("t1", ada, Ticket.Kind.PASSWORD_RESET), NOON);

        assertThat(decide(new Command.UseTicket("t1", "$new"), NOON.plusSeconds(3600)))
                .isEqualTo(new Reply.TicketVoid());
    }

    @Test
    void theNextTicketOfAKindReplacesTheOneBefore() {
        User ada = user("ada@bank.example");
        decide(issue("t1", ada, Ticket.Kind.PASSWORD_RESET), NOON);
        decide(issue("t2", ada, Ticket.Kind.INVITATION), NOON);
        decide(issue("t3", ada, Ticket.Kind.PASSWORD_RESET), NOON);

        assertThat(clerk.directory().tickets(ada.id()))
                .extracting(Ticket::tokenHash)
                .containsExactly("t2", "t3");
    }

    @Test
    void whoTakesUpAnInvitationHasJoined() {
        decide(
                new Command.Invite(
                        new Invitation(bank, "bob@bank.example", "Bob", Role.VIEWER, "t1", NOON.plusSeconds(60)),
                        Actor.OPERATOR),
                NOON);

        decide(new Command.UseTicket("t1", "$new"), NOON);

        AuditEntry entry = store.audit(bank, null, 1).getFirst();
        assertThat(entry.action()).isEqualTo(AuditAction.USER_JOINED);
        assertThat(entry.actor()).isEqualTo(new Actor("bob@bank.example"));
    }

    @Test
    void clearsAwayWhatHasEndedByItself() {
        User ada = user("ada@bank.example");
        open("s1", ada, bank);
        decide(issue("t1", ada, Ticket.Kind.PASSWORD_RESET), NOON);
        decide(new Command.OpenSession("s2", ada.id(), bank, "Firefox"), NOON.plus(Duration.ofHours(6)));

        decide(new Command.Tidy(), NOON.plus(Duration.ofHours(12)));

        assertThat(clerk.directory().sessions(ada.id()))
                .extracting(UserSession::tokenHash)
                .containsExactly("s2");
        assertThat(clerk.directory().tickets(ada.id())).isEmpty();
        assertThat(store.recover().people().tickets()).isEmpty();
    }

    private WorkspaceId found(String name) {
        Reply reply = decide(new Command.Found(Founding.of(name, Environment.LIVE), Actor.OPERATOR), NOON);
        return ((Reply.Founded) reply).workspace().id();
    }

    private User user(String email) {
        Reply reply = decide(
                new Command.AddUser(bank, new Person(email, "Somebody", "$hash"), Role.ADMIN, Actor.OPERATOR), NOON);
        return ((Reply.Joined) reply).user();
    }

    private Reply open(String tokenHash, User user, WorkspaceId workspace) {
        return decide(new Command.OpenSession(tokenHash, user.id(), workspace, "Firefox"), NOON);
    }

    private static Command issue(String tokenHash, User user, Ticket.Kind kind) {
        return new Command.IssueTicket(new Ticket(tokenHash, user.id(), kind, NOON.plusSeconds(3600)));
    }

    private Reply decide(Command command, Instant now) {
        Decision decision = clerk.decide(command, now);
        store.commit(decision.changes());
        clerk.keep();
        return decision.reply();
    }
}
