package tidings.server.dashboard.team;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Invitation;
import tidings.engine.core.Reply;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.dashboard.signin.TicketLetters;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.RandomText;
import tidings.server.security.SecretHasher;

/// Asks people to join a workspace, by mail and with a link for the one who asks. Thread-safe; blocks.
@Singleton
final class Inviter {
    /// How long an invitation can be accepted.
    static final Duration LASTS = Duration.ofDays(7);

    private final Engine engine;
    private final RandomText random;
    private final SecretHasher hasher;
    private final TicketLetters letters;
    private final InstantSource clock;

    Inviter(Engine engine, RandomText random, SecretHasher hasher, TicketLetters letters, InstantSource clock) {
        this.engine = engine;
        this.random = random;
        this.hasher = hasher;
        this.letters = letters;
        this.clock = clock;
    }

    /// Who is asked.
    record Guest(String name, String email, Role role) {
        /// Leaves out who it is.
        @Override
        public String toString() {
            return "Guest[" + role + "]";
        }
    }

    /// What came of it.
    sealed interface Answer {
        /// A mail with a link is on its way.
        ///
        /// @param link the same link, for the one who asked to hand it on; absent when it would let that one
        ///     into workspaces of others
        record Asked(User user, @Nullable URI link) implements Answer {}

        /// The person has an account and belongs to the workspace from now on.
        record Joined(User user) implements Answer {}

        /// The person belongs to the workspace already.
        record Member(User user) implements Answer {}
    }

    /// Asks somebody to join the workspace that the person looks at.
    Answer invite(SignedIn by, Guest guest) {
        String token = random.token();
        Invitation invitation = new Invitation(
                by.workspace(),
                guest.email(),
                guest.name(),
                guest.role(),
                hasher.hash(token),
                clock.instant().plus(LASTS));
        return switch (Await.result(engine.inviteUser(invitation, by.actor()))) {
            case Reply.Invited(User user) -> {
                send(by, user, token);
                yield new Answer.Asked(user, isOnlyIn(user, by.workspace()) ? letters.link(token) : null);
            }
            case Reply.Joined(User user) -> new Answer.Joined(user);
            case Reply.AlreadyMember(User user) -> new Answer.Member(user);
        };
    }

    /// Whoever has the link can become the user, so only the administrators of a user's every workspace may see it.
    private static boolean isOnlyIn(User user, WorkspaceId workspace) {
        return user.workspaces().stream().allMatch(workspace::equals);
    }

    private void send(SignedIn by, User user, String token) {
        String workspace =
                engine.directory().workspace(by.workspace()).orElseThrow().name();
        Await.result(engine.sendMail(
                by.workspace(),
                user.email(),
                letters.invitation(token, workspace, by.user().name(), LASTS)));
    }
}
