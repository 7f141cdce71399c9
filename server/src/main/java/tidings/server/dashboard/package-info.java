/// The frame of the pages that people see: [Frame] is what every page shows around its content, [Page] answers
/// with one, and `templates/layout.html` draws it. Entry points: those three, and the tags in `templates/tags`.
///
/// Knows nothing of what single pages show.
@NullMarked
package tidings.server.dashboard;

import org.jspecify.annotations.NullMarked;
