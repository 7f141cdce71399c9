package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.port.Change;
import tidings.engine.port.Store.People;

/// Users, their sessions and their tickets.
public interface PeopleContract extends StoreOpening {

    @Test
    default void recoversUsersWithAllTheirRoles() {
        try (Scene scene = new Scene(open())) {
            User ada = user(scene, "ada@bank.example");
            User bob = new User(
                    new UserId(scene.nextId()),
                    "bob@bank.example",
                    "Bob Ž",
                    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
                    Map.of(scene.ours, Role.ADMIN, scene.theirs, Role.VIEWER),
                    scene.now());
            scene.commit(new Change.UserSaved(bob), new Change.UserSaved(ada));
            User renamed = ada.renamed("Ada L.").as(Role.REVIEWER, scene.theirs);
            scene.commit(new Change.UserSaved(renamed));
            scene.reopen();

            assertThat(people(scene).users()).containsExactly(renamed, bob);
        }
    }

    @Test
    default void recoversSessionsAsTheyWereLastUsed() {
        try (Scene scene = new Scene(open())) {
            User ada = user(scene, "ada@bank.example");
            UserSession first = session(scene, "b1", ada);
            UserSession second = session(scene, "a1", ada);
            scene.commit(
                    new Change.UserSaved(ada),
                    new Change.SessionSaved(first),
                    new Change.SessionSaved(second),
                    new Change.SessionSaved(session(scene, "c1", ada)));
            scene.pass(Duration.ofMinutes(5));
            UserSession used = first.used(scene.now()).lookingAt(scene.theirs);
            scene.commit(new Change.SessionSaved(used), new Change.SessionEnded("c1"));
            scene.reopen();

            assertThat(people(scene).sessions()).containsExactly(second, used);
        }
    }

    @Test
    default void recoversTicketsThatWereNotUsed() {
        try (Scene scene = new Scene(open())) {
            User ada = user(scene, "ada@bank.example");
            Ticket kept = ticket(scene, "b2", ada);
            scene.commit(
                    new Change.UserSaved(ada),
                    new Change.TicketSaved(ticket(scene, "a2", ada)),
                    new Change.TicketSaved(kept));
            scene.commit(new Change.TicketEnded("a2"));
            scene.reopen();

            assertThat(people(scene).tickets()).containsExactly(kept);
        }
    }

    @Test
    default void removesAUserWithAllSessionsAndTickets() {
        try (Scene scene = new Scene(open())) {
            User ada = user(scene, "ada@bank.example");
            User bob = user(scene, "bob@bank.example");
            UserSession bobs = session(scene, "s2", bob);
            scene.commit(
                    new Change.UserSaved(ada),
                    new Change.UserSaved(bob),
                    new Change.SessionSaved(session(scene, "s1", ada)),
                    new Change.SessionSaved(bobs),
                    new Change.TicketSaved(ticket(scene, "t1", ada)));
            scene.commit(new Change.UserRemoved(ada.id()));
            scene.reopen();

            assertThat(people(scene).users()).containsExactly(bob);
            assertThat(people(scene).sessions()).containsExactly(bobs);
            assertThat(people(scene).tickets()).isEmpty();
        }
    }

    @Test
    default void knowsTheIdOfAUserWhoIsGone() {
        try (Scene scene = new Scene(open())) {
            User ada = user(scene, "ada@bank.example");
            scene.commit(new Change.UserSaved(ada));
            scene.commit(new Change.UserRemoved(ada.id()));
            scene.reopen();

            assertThat(scene.store().recover().lastId())
                    .isGreaterThanOrEqualTo(ada.id().value());
        }
    }

    @Test
    default void endsWhatIsNotThereWithoutAFuss() {
        try (Scene scene = new Scene(open())) {
            scene.commit(
                    new Change.SessionEnded("none"),
                    new Change.TicketEnded("none"),
                    new Change.UserRemoved(new UserId(scene.nextId())));

            assertThat(people(scene)).isEqualTo(People.NONE);
        }
    }

    private static People people(Scene scene) {
        return scene.store().recover().people();
    }

    private static User user(Scene scene, String email) {
        return new User(
                new UserId(scene.nextId()), email, "Somebody", null, Map.of(scene.ours, Role.VIEWER), scene.now());
    }

    private static UserSession session(Scene scene, String tokenHash, User user) {
        return new UserSession(tokenHash, user.id(), scene.ours, "Firefox on Linux", scene.now(), scene.now());
    }

    private static Ticket ticket(Scene scene, String tokenHash, User user) {
        return new Ticket(
                tokenHash, user.id(), Ticket.Kind.INVITATION, scene.now().plusSeconds(3600));
    }
}
