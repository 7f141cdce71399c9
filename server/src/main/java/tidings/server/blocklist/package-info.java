/// The blocklists of workspaces: what must not be shown again. Entry point: [Blocklists]. Knows nothing of
/// what becomes of a verification that shows it.
@NullMarked
package tidings.server.blocklist;

import org.jspecify.annotations.NullMarked;
