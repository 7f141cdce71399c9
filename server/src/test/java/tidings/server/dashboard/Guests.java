package tidings.server.dashboard;

import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.engine.Actor;
import tidings.engine.Environment;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.engine.runtime.Engine;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.security.Passwords;

/// People with roles in workspaces of their own, so that tests do not see each other's.
public final class Guests {
    public static final String PASSWORD = "seven calm blue kites";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Engine engine;
    private final Passwords passwords;

    public Guests(Engine engine, Passwords passwords) {
        this.engine = engine;
        this.passwords = passwords;
    }

    /// Somebody who can sign in.
    public record Guest(User user, WorkspaceId workspace) {
        public String email() {
            return user.email();
        }

        /// A request of one of our own pages; each signs in anew.
        public RequestSpecification request() {
            return TestServer.inBrowser().cookies(TestServer.signedIn(user.email(), PASSWORD));
        }
    }

    /// A fresh workspace with its administrator.
    public Guest administrator() {
        String email = "guest" + COUNT.incrementAndGet() + "@example.com";
        Workspace workspace = Await.result(engine.foundWorkspace(
                        new Founding(
                                "Workspace of " + email,
                                Environment.LIVE,
                                new Person(email, "Guest", passwords.hash(PASSWORD)),
                                null),
                        Actor.OPERATOR))
                .workspace();
        return new Guest(engine.directory().user(email).orElseThrow(), workspace.id());
    }

    /// One more member of a workspace.
    public Guest member(WorkspaceId workspace, Role role) {
        String email = "guest" + COUNT.incrementAndGet() + "@example.com";
        Await.result(
                engine.addUser(workspace, new Person(email, "Member", passwords.hash(PASSWORD)), role, Actor.OPERATOR));
        return new Guest(engine.directory().user(email).orElseThrow(), workspace);
    }
}
