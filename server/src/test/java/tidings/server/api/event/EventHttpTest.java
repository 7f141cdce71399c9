package tidings.server.api.event;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static tidings.server.TestServer.asClient;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import tidings.events.EventType;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventHttpTest {

    @Test
    void acceptsAnEvent() {
        asClient()
                .contentType("application/json")
                .body("{\"type\":\"IDENTIFICATION_AUTO_FINISHED\",\"payload\":"
                        + EventType.IDENTIFICATION_AUTO_FINISHED.sample() + "}")
                .post("/api/v1/events")
                .then()
                .statusCode(202)
                .body("id", matchesPattern("evt_[0-9a-z]{13}"))
                .body("deliveries", equalTo(0));
    }
}
