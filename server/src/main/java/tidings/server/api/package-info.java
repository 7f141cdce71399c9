/// What all resources of the management API share: how an error looks, and how JSON is read and written.
///
/// Entry points: [Problem] and [ProblemException]. Knows nothing of what the resources are about.
@NullMarked
package tidings.server.api;

import org.jspecify.annotations.NullMarked;
