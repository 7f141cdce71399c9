/// Time as a source of events: whatever is kept as a dossier and has a due time is woken by its [Waker].
@NullMarked
package tidings.server.deadlines;

import org.jspecify.annotations.NullMarked;
