package tidings.server.api.event;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to an event that is on disk.
///
/// @param id the event's
/// @param deliveries how many notifications it goes to
@Schema(
        name = "Accepted",
        description = "The event and all its deliveries are on disk.",
        examples = "{\"id\": \"evt_0c5d8k3m9q000\", \"deliveries\": 2}")
record Accepted(String id, int deliveries) {}
