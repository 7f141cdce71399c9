package tidings.server.api.eventtype;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tidings.events.EventType;

/// An event type as the catalogue lists it.
@Schema(name = "EventTypeDescription", description = "A kind of event.", examples = """
                {"name": "DOCUMENT_EXPIRATION", "displayName": "DOCUMENT EXPIRATION", "group": "IDENTITY_VERIFICATION", \
                "description": "A verified person's document expires in 30, 7 or 1 days, or has expired.", \
                "deprecated": false}""")
record EventTypeView(
        @Schema(description = "The name on the wire, in requests and in the event type header.")
        String name,

        @Schema(description = "The name that people see.") String displayName,
        String group,
        @Schema(description = "When the event is sent.") String description,

        @Schema(description = "Whether the specific types should be used instead.")
        boolean deprecated) {
    static EventTypeView of(EventType type) {
        return new EventTypeView(
                type.wireName(), type.displayName(), type.group().name(), type.description(), type.deprecated());
    }
}
