/// Pictures as persons send them: recognised by what they are and decoded at a bounded cost. Entry points:
/// [Intake], [Pictures]. Knows nothing of documents and faces.
@NullMarked
package tidings.server.pictures;

import org.jspecify.annotations.NullMarked;
