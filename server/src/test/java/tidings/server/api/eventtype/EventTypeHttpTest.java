package tidings.server.api.eventtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static tidings.server.TestServer.asClient;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import tidings.events.EventType;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventTypeHttpTest {

    @Test
    void listsAllTypes() {
        asClient()
                .get("/api/v1/event-types")
                .then()
                .statusCode(200)
                .body("$", hasSize(EventType.values().length))
                .body("[0].name", equalTo("IDENTIFICATION"))
                .body("[0].displayName", equalTo("ID VERIFICATION (Legacy)"))
                .body("[0].group", equalTo("IDENTITY_VERIFICATION"))
                .body("[0].deprecated", equalTo(true))
                .body("[1].deprecated", equalTo(false));
    }

    @Test
    void showsTheSchemaAndTheSampleOfEachType() {
        for (EventType type : EventType.values()) {
            String path = "/api/v1/event-types/" + type.wireName();
            assertThat(asClient()
                            .get(path + "/schema")
                            .then()
                            .statusCode(200)
                            .contentType("application/schema+json")
                            .extract()
                            .asString())
                    .isEqualTo(type.schema());
            assertThat(asClient()
                            .get(path + "/sample")
                            .then()
                            .statusCode(200)
                            .contentType("application/json")
                            .extract()
                            .asString())
                    .isEqualTo(type.sample());
        }
    }

    @Test
    void knowsNoOtherType() {
        for (String part : new String[] {"schema", "sample"}) {
            asClient()
                    .get("/api/v1/event-types/NOTHING/" + part)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }
}
