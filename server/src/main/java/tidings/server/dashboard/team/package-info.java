/// Who belongs to a workspace: asking people to join, what they may do, and taking them out again. Entry point:
/// [TeamPages]. The rules, such as that an administrator remains, are the engine's.
@NullMarked
package tidings.server.dashboard.team;

import org.jspecify.annotations.NullMarked;
