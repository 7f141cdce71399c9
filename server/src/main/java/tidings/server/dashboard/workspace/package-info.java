/// The workspaces that a person belongs to: going from one to another, and making a
/// further one. Entry point: [WorkspacePages].
@NullMarked
package tidings.server.dashboard.workspace;

import org.jspecify.annotations.NullMarked;
