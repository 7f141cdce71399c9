/// `/api/v1/events`: publishing.
@NullMarked
package tidings.server.api.event;

import org.jspecify.annotations.NullMarked;
