package tidings.server.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;

final class DeliveryFilterFormTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId(7);

    private final Faults faults = new Faults();

    @Test
    void takesEveryFilter() {
        Map<String, String> query = new HashMap<>();
        query.put("scanRef", "' or 1=1 --%_");
        query.put("clientId", "client");
        query.put("eventType", "IDENTIFICATION_AUTO_FINISHED");
        query.put("notificationId", new NotificationId(12).toString());
        query.put("state", "FAILED");
        query.put("code", "4xx");
        query.put("from", "2026-01-31T08:00:00 02:00");
        query.put("to", "2026-01-31T08:00:00.500Z");

        assertThat(read(query))
                .isEqualTo(new DeliveryFilter(
                        WORKSPACE,
                        "' or 1=1 --%_",
                        "client",
                        EventType.IDENTIFICATION_AUTO_FINISHED,
                        new NotificationId(12),
                        DeliveryState.FAILED,
                        new CodeRange(400, 499),
                        Instant.parse("2026-01-31T06:00:00Z"),
                        Instant.parse("2026-01-31T08:00:00.500Z")));
        assertThat(faults.none()).isTrue();
    }

    @Test
    void restrictsNothingByItself() {
        assertThat(read(Map.of())).isEqualTo(DeliveryFilter.all(WORKSPACE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scanRef        | ''                   | This must be a text of 1 to 256 characters.
            clientId       | ''                   | This must be a text of 1 to 256 characters.
            eventType      | FINISHED             | This must be an event type; GET /api/v1/event-types lists them.
            notificationId | 12                   | This must be the id of a notification, such as ntf_0c5d8k3m9q000.
            notificationId | dlv_0000000000001    | This must be the id of a notification, such as ntf_0c5d8k3m9q000.
            state          | failed               | This must be one of PENDING, DELIVERED, FAILED, CANCELED.
            code           | 4x                   | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 1000                 | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 600                  | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 999                  | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 099                  | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 0xx                  | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 6xx                  | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 9xx                  | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            code           | 00                   | This must be a response code from 100 to 599, a class of them from 1xx to 5xx, or 0 for no response.
            from           | yesterday            | This must be a time such as 2026-01-31T08:00:00Z.
            from           | 2026-01-31           | This must be a time such as 2026-01-31T08:00:00Z.
            to             | 2026-02-30T00:00:00Z | This must be a time such as 2026-01-31T08:00:00Z.
            to             | +999999999-12-31T23:59:59Z | This must be a time such as 2026-01-31T08:00:00Z.
            """)
    void namesTheParameterAndSaysWhatWouldBeRight(String name, String value, String message) {
        read(Map.of(name, value));
        assertThat(faults.all()).containsExactly(new FieldError(name, message));
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        read(Map.of("from", "2026-01-31T08:00:00Z", "to", "2026-01-31T08:00:00Z"));
        assertThat(faults.all()).containsExactly(new FieldError("to", "This must be later than from."));
    }

    private DeliveryFilter read(Map<String, String> query) {
        Map<String, List<String>> lists = new HashMap<>();
        query.forEach((name, value) -> lists.put(name, List.of(value)));
        return DeliveryFilterForm.read(Fields.ofQuery(lists, faults), WORKSPACE);
    }
}
