/// The audit log of a workspace: who did what, and when. It is read here and written by the engine alone. Entry
/// point: [AuditPages].
@NullMarked
package tidings.server.dashboard.audit;

import org.jspecify.annotations.NullMarked;
