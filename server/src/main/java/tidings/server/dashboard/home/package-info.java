/// The first page: what needs attention, and how the last day went. It reads tallies and the directory and never the
/// log, so it is as quick with a million deliveries as with none. Entry point: [HomePages].
@NullMarked
package tidings.server.dashboard.home;

import org.jspecify.annotations.NullMarked;
