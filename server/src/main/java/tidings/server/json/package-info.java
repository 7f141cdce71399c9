/// Reads the JSON of requests, and says in our own words what keeps a body from being read.
///
/// Entry point: [StrictJson]. Knows nothing of what the JSON means.
@NullMarked
package tidings.server.json;

import org.jspecify.annotations.NullMarked;
