/// Reads what requests say, property by property, and gathers everything that is wrong with it. Entry point:
/// [Fields].
///
/// Knows nothing of what the properties mean.
@NullMarked
package tidings.server.api.fields;

import org.jspecify.annotations.NullMarked;
