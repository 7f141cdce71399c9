/// Admits events: from the bytes of a request to what the engine is asked to publish, or to words that say
/// what is wrong with them.
///
/// Entry point: [Admission]. Knows nothing of HTTP, of the engine at work, or of who is calling.
@NullMarked
package tidings.server.ingest;

import org.jspecify.annotations.NullMarked;
