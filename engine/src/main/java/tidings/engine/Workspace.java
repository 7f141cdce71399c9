package tidings.engine;

import java.time.Instant;

/// The tenant: one environment of a partner. Nothing of one workspace is visible in another.
public record Workspace(WorkspaceId id, String name, Environment environment, Instant createdAt) {}
