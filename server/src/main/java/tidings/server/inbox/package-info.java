/// The inbox: a test receiver inside this server, one for each workspace, with which a person sees what a
/// webhook is without writing a receiver. Entry point: [Inboxes].
///
/// Keeps in memory only, and briefly. Knows nothing of pages and of the engine.
@NullMarked
package tidings.server.inbox;

import org.jspecify.annotations.NullMarked;
