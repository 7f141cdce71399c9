/// `/api/v1/event-types`: the catalogue of what can happen.
@NullMarked
package tidings.server.api.eventtype;

import org.jspecify.annotations.NullMarked;
