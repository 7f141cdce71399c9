package tidings.server.dashboard;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Environment;
import tidings.engine.Role;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.runtime.Engine;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Permission;
import tidings.server.verification.Search;
import tidings.server.verification.Standing;
import tidings.server.verification.Verifications;

/// Makes the [Frame] of a page for whoever asks for the page. Thread-safe.
@Singleton
public final class Frames {
    /// A greater number of verifications is not counted to its end on every page.
    private static final long MOST_COUNTED = 99;

    private final Engine engine;
    private final Verifications verifications;

    /// Looks workspaces up in the engine.
    public Frames(Engine engine, Verifications verifications) {
        this.engine = engine;
        this.verifications = verifications;
    }

    /// The frame of a page that stands there in the menu.
    public Frame of(SecurityContext security, HttpHeaders headers, Menu active) {
        SignedIn person = SignedIn.of(security);
        Directory directory = engine.directory();
        List<Frame.Space> others = person.user().workspaces().stream()
                .filter(id -> !id.equals(person.workspace()))
                .map(directory::workspace)
                .flatMap(Optional::stream)
                .map(Frames::space)
                .toList();
        return new Frame(
                new Frame.Person(person.user().name(), person.user().email(), label(person.role())),
                space(directory.workspace(person.workspace()).orElseThrow()),
                others,
                may(person),
                waiting(person.workspace()),
                active,
                Flash.of(headers).orElse(null));
    }

    private @Nullable String waiting(WorkspaceId workspace) {
        long waiting = verifications.count(Search.all(workspace).in(Set.of(Standing.REVIEWING)), MOST_COUNTED);
        return waiting == 0 ? null : waiting > MOST_COUNTED ? MOST_COUNTED + "+" : Long.toString(waiting);
    }

    /// A role in the words of the pages.
    public static String label(Role role) {
        return switch (role) {
            case ADMIN -> "Administrator";
            case REVIEWER -> "Reviewer";
            case VIEWER -> "Viewer";
        };
    }

    private static Frame.Space space(Workspace workspace) {
        return new Frame.Space(
                workspace.id().toString(), workspace.name(), workspace.environment() == Environment.SANDBOX);
    }

    private static Frame.May may(SignedIn person) {
        return new Frame.May(
                person.may(Permission.PUBLISH),
                person.may(Permission.CONFIGURE),
                person.may(Permission.RESEND),
                person.may(Permission.ERASE),
                person.may(Permission.REVIEW),
                person.may(Permission.ADMINISTER));
    }
}
