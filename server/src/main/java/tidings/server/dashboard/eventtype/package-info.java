/// The catalogue for people: what an event type means and how its body looks. Entry point: [EventTypePages];
/// [Highlight] colours JSON for other pages too.
///
/// Knows neither workspaces nor notifications.
@NullMarked
package tidings.server.dashboard.eventtype;

import org.jspecify.annotations.NullMarked;
