/// Sending everything again that a filter matches: asking for it, watching how far it is, stopping it. Entry
/// point: [ResendPages].
///
/// Knows nothing of how resends are worked off.
@NullMarked
package tidings.server.dashboard.resend;

import org.jspecify.annotations.NullMarked;
