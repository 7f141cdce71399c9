/// The people and companies that events are about. Entry point: [SubjectResource].
///
/// Knows nothing of how their data are erased.
@NullMarked
package tidings.server.api.subject;

import org.jspecify.annotations.NullMarked;
