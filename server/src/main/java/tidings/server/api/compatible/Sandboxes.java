package tidings.server.api.compatible;

import jakarta.inject.Singleton;
import tidings.engine.Environment;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;

/// Knows which workspaces are for trying things out: only there outcomes are made up.
@Singleton
final class Sandboxes {
    /// What is said everywhere else.
    static final String REFUSAL =
            "This endpoint is not available for LIVE partners. Outcomes are made up in a SANDBOX workspace only.";

    private final Engine engine;

    Sandboxes(Engine engine) {
        this.engine = engine;
    }

    boolean contain(WorkspaceId workspace) {
        return engine.directory()
                .workspace(workspace)
                .map(Workspace::environment)
                .filter(Environment.SANDBOX::equals)
                .isPresent();
    }
}
