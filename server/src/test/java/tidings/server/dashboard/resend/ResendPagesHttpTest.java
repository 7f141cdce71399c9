package tidings.server.dashboard.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Role;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.TestServer;
import tidings.server.dashboard.delivery.Sendings;
import tidings.server.security.Passwords;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ResendPagesHttpTest {
    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    private Sendings sendings;

    @BeforeEach
    void makeAWorkspace() {
        sendings = new Sendings(engine, archive, passwords);
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.receiver().answering(500);
        for (int i = 0; i < 3; i++) {
            sendings.publish(EventType.COMPANY_DELETE, "scan-" + i, "client", "{}");
        }
        sendings.settled(3);
    }

    @AfterEach
    void close() {
        sendings.close();
    }

    @Test
    void asksWithTheExactCountAndThenResendsAllThatMatch() {
        sendings.browser()
                .get("/resends/new?state=FAILED&range=24h")
                .then()
                .statusCode(200)
                .body(containsString("hx-get=\"/resends/count?state=FAILED&amp;range=24h\""));
        sendings.browser()
                .get("/resends/count?state=FAILED&range=24h")
                .then()
                .statusCode(200)
                .body(containsString("Resend 3 deliveries"))
                .body(containsString("name=\"state\" value=\"FAILED\""));
        sendings.receiver().answering(200);

        String page = sendings.browser()
                .formParam("state", "FAILED")
                .formParam("range", "24h")
                .post("/resends")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        sendings.entries(all ->
                all.stream().allMatch(entry -> entry.delivery().state().name().equals("DELIVERED")));

        String path = page.substring(page.indexOf("/resends/"));
        String done = "";
        while (!done.contains("Done")) {
            done = sendings.browser().get(path + "/progress").asString();
        }
        assertThat(done).contains("3 of 3 deliveries handed on").doesNotContain("hx-get");
        sendings.browser().get(path).then().statusCode(200).body(containsString("Progress"));
        sendings.browser().get("/resends").then().body(containsString(path));
        sendings.browser().post(path + "/cancel").then().statusCode(303).header("Location", containsString(path));
    }

    @Test
    void withoutScriptTheCountStandsInThePage() {
        sendings.browser()
                .get("/resends/new?clientId=client&counted=true")
                .then()
                .body(containsString("Resend 3 deliveries"));
        sendings.browser()
                .get("/resends/new?clientId=nobody&counted=true")
                .then()
                .body(containsString("0 deliveries"))
                .body(not(containsString("<span>Resend 0")));
    }

    @Test
    void everythingIsTooMuchAndAFaultyFilterNothing() {
        sendings.browser().get("/resends/new").then().statusCode(303);
        sendings.browser().formParam("state", "").post("/resends").then().statusCode(303);
        sendings.browser()
                .formParam("code", "teapot")
                .post("/resends")
                .then()
                .statusCode(303)
                .header("Location", containsString("/deliveries?code=teapot"));
        assertThat(archive.jobs(sendings.workspace(), 10)).isEmpty();
        sendings.browser().get("/resends").then().body(containsString("Nothing was resent in bulk yet"));
    }

    @Test
    void whoMayOnlyLookIsNotOfferedAndIsRefused() {
        var viewer = sendings.signIn(Role.VIEWER);
        TestServer.inBrowser().cookies(viewer).get("/resends").then().statusCode(200);
        TestServer.inBrowser()
                .cookies(viewer)
                .get("/resends/new?state=FAILED")
                .then()
                .statusCode(403);
        TestServer.inBrowser()
                .cookies(viewer)
                .formParam("state", "FAILED")
                .post("/resends")
                .then()
                .statusCode(403);
    }
}
