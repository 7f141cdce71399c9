package tidings.server.dashboard.eventtype;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.events.EventType;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventTypePagesHttpTest {

    @ParameterizedTest
    @EnumSource
    void showsEveryType(EventType type) {
        TestServer.asAdministrator()
                .get("/event-types/" + type.wireName())
                .then()
                .statusCode(200)
                .body(containsString(type.displayName()))
                .body(containsString("JSON Schema 2020-12"));
    }

    @Test
    void handsOutSchemaAndSampleAsFiles() {
        TestServer.asAdministrator()
                .get("/event-types/SOS_REPORT/schema.json")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"SOS_REPORT.schema.json\"")
                .body(equalTo(EventType.SOS_REPORT.schema()));
        TestServer.asAdministrator()
                .get("/event-types/SOS_REPORT/sample.json")
                .then()
                .statusCode(200)
                .body(equalTo(EventType.SOS_REPORT.sample()));
    }

    @Test
    void knowsNoOtherTypes() {
        TestServer.asAdministrator().get("/event-types/NOTHING").then().statusCode(404);
        TestServer.inBrowser().get("/event-types/SOS_REPORT").then().statusCode(303);
    }
}
