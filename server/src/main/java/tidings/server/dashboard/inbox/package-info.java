/// The page of the inbox, and the way into it from outside. Entry points: [InboxPages] and [InboxReceiver]; a
/// page that leads newcomers there includes `inbox/tour.html` with the steps that [Tour] knows.
///
/// Knows nothing of how requests are kept or verified.
@NullMarked
package tidings.server.dashboard.inbox;

import org.jspecify.annotations.NullMarked;
