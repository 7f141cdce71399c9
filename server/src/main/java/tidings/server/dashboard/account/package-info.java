/// What concerns a person and not a workspace: the own name, password and sessions. Entry point: [AccountPages].
@NullMarked
package tidings.server.dashboard.account;

import org.jspecify.annotations.NullMarked;
