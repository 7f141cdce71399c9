package tidings.server.api.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.server.api.fields.Fields;
import tidings.server.api.fields.Given;

/// Reads which deliveries are meant, from the query of a search or the body of a bulk resend.
public final class DeliveryFilterForm {
    /// The filters that there are.
    public static final Set<String> NAMES =
            Set.of("scanRef", "clientId", "eventType", "notificationId", "state", "code", "from", "to");

    private static final int MAX_REFERENCE = 256;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2090-01-01T00:00:00Z");
    private static final String TIME = "a time such as 2026-01-31T08:00:00Z";

    private DeliveryFilterForm() {}

    /// The filter that the fields describe, within the workspace. Every field is known to exist; faults are
    /// noted with the fields.
    public static DeliveryFilter read(Fields fields, WorkspaceId workspace) {
        Instant from = fields.text("from", TIME, DeliveryFilterForm::time).over(null);
        Instant to = fields.text("to", TIME, DeliveryFilterForm::time).over(null);
        if (from != null && to != null && !from.isBefore(to)) {
            fields.fault("to", "This must be later than from.");
        }
        return new DeliveryFilter(
                workspace,
                reference(fields, "scanRef").over(null),
                reference(fields, "clientId").over(null),
                fields.text("eventType", "an event type; GET /api/v1/event-types lists them", EventType::ofWireName)
                        .over(null),
                fields.text(
                                "notificationId",
                                "the id of a notification, such as ntf_0c5d8k3m9q000",
                                NotificationId::parse)
                        .over(null),
                fields.text("state", "one of PENDING, DELIVERED, FAILED, CANCELED", DeliveryFilterForm::state)
                        .over(null),
                fields.value(
                                "code",
                                "a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response",
                                DeliveryFilterForm::code)
                        .over(null),
                from,
                to);
    }

    private static Given<String> reference(Fields fields, String name) {
        return fields.text(
                name,
                "a text of 1 to " + MAX_REFERENCE + " characters",
                text -> Optional.of(text).filter(given -> !given.isEmpty() && given.length() <= MAX_REFERENCE));
    }

    private static Optional<DeliveryState> state(String text) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.name().equals(text))
                .findFirst();
    }

    private static Optional<CodeRange> code(JsonNode node) {
        boolean given = node.isTextual() || node.isInt();
        return given ? CodeRange.parse(node.asText()) : Optional.empty();
    }

    /// The plus sign of an offset that was not escaped in a query arrives as a space.
    private static Optional<Instant> time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            return Optional.of(time).filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
