package tidings.server.dashboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Failure;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.server.OtherWorkspace;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.inbox.Inboxes;
import tidings.server.inbox.Manner;
import tidings.server.inbox.SignatureCheck;
import tidings.server.security.SecretHasher;
import tidings.server.settings.Settings;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class InboxHttpTest {
    @Inject
    Engine engine;

    @Inject
    Inboxes inboxes;

    @Inject
    SecretHasher hasher;

    @Inject
    Settings settings;

    @Test
    void takesWhatAnybodySendsWhoKnowsTheAddress() {
        OtherWorkspace workspace = new OtherWorkspace(engine, hasher);
        String path = URI.create(url(workspace.id())).getPath();

        RestAssured.given().body("hello").post(path).then().statusCode(200);
        RestAssured.given().body("hello").post(path + "x").then().statusCode(404);
        RestAssured.given()
                .body(new byte[Inboxes.MAX_BODY + 1])
                .post(path)
                .then()
                .statusCode(413);
        inboxes.answer(workspace.id(), Manner.BUSY);
        RestAssured.given().post(path).then().statusCode(429).header("Retry-After", "20");
        inboxes.answer(workspace.id(), Manner.REDIRECTS);
        RestAssured.given().redirects().follow(false).post(path).then().statusCode(302);

        assertThat(inboxes.arrivals(workspace.id(), 0)).hasSize(3);
    }

    @Test
    void aNotificationMayPointToTheWorkspacesOwnInboxAndToNothingElseOfOurs() {
        OtherWorkspace workspace = new OtherWorkspace(engine, hasher);
        OtherWorkspace other = new OtherWorkspace(engine, hasher);
        save(workspace, url(workspace.id())).statusCode(201);
        for (String url : new String[] {
            url(other.id()),
            settings.publicUrl() + "/api/v1/events",
            settings.publicUrl().toString().toUpperCase(Locale.ROOT)
        }) {
            save(workspace, url)
                    .statusCode(400)
                    .body("errors[0].field", equalTo("receiver"))
                    .body("errors[0].message", containsString("this server itself"));
        }
    }

    @Test
    void anAddressThatWasRenewedIsSentNothing() {
        OtherWorkspace workspace = new OtherWorkspace(engine, hasher);
        String id = save(workspace, url(workspace.id())).extract().path("id");
        Await.result(engine.renewInbox(workspace.id(), Actor.OPERATOR));

        workspace
                .asClient()
                .contentType(ContentType.JSON)
                .post("/api/v1/notifications/" + id + "/test")
                .then()
                .statusCode(200)
                .body("failure.class", equalTo(Failure.OWN_ADDRESS.name()));
        assertThat(inboxes.arrivals(workspace.id(), 0)).isEmpty();
    }

    @Test
    void handsATestOverSignedAndAnswersInTheMannerThatWasAskedFor() {
        OtherWorkspace workspace = new OtherWorkspace(engine, hasher);
        String id = save(workspace, url(workspace.id())).extract().path("id");
        inboxes.answer(workspace.id(), Manner.FAILS);

        workspace
                .asClient()
                .contentType(ContentType.JSON)
                .post("/api/v1/notifications/" + id + "/test")
                .then()
                .body("code", equalTo(500));
        assertThat(inboxes.arrivals(workspace.id(), 0).getFirst().check().verdict())
                .isEqualTo(SignatureCheck.Verdict.VALID);
    }

    @Test
    void thePageLeadsFromNothingToSomething() {
        TestServer.asAdministrator()
                .get("/inbox")
                .then()
                .statusCode(200)
                .body(containsString("/inbox/receive/"), containsString("Send to the inbox"));
        TestServer.asAdministrator().post("/inbox/connect").then().statusCode(400);
        TestServer.asAdministrator()
                .formParam("eventTypes", "AGE_ESTIMATION")
                .post("/inbox/connect")
                .then()
                .statusCode(303);
        TestServer.asAdministrator()
                .formParam("type", "AGE_ESTIMATION")
                .post("/inbox/publish")
                .then()
                .statusCode(303);
        TestServer.asAdministrator()
                .formParam("manner", "gone")
                .post("/inbox/answer")
                .then()
                .statusCode(303);
        TestServer.asAdministrator()
                .formParam("manner", "nonsense")
                .post("/inbox/answer")
                .then()
                .statusCode(400);
        TestServer.asAdministrator().get("/inbox/news?after=1000000").then().statusCode(204);
        TestServer.asAdministrator().post("/inbox/clear").then().statusCode(303);
        TestServer.asAdministrator().post("/inbox/renew").then().statusCode(303);
    }

    @Test
    void anEMailIsANotificationLikeAnyOther() {
        OtherWorkspace workspace = new OtherWorkspace(engine, hasher);
        String id = workspace
                .asClient()
                .contentType(ContentType.JSON)
                .body("""
                        {"name": "Team", "type": "EMAIL", "receiver": "ops@a.example,kyc@a.example", \
                        "eventTypes": ["COMPANY_DELETE"]}""")
                .post("/api/v1/notifications")
                .then()
                .statusCode(201)
                .body("type", equalTo("EMAIL"))
                .body("receiver", equalTo("ops@a.example, kyc@a.example"))
                .body("includeBody", equalTo(false))
                .extract()
                .path("id");
        String read = workspace.asClient().get("/api/v1/notifications/" + id).asString();
        workspace
                .asClient()
                .contentType(ContentType.JSON)
                .body(read.replace("\"includeBody\":false", "\"includeBody\":true"))
                .put("/api/v1/notifications/" + id)
                .then()
                .statusCode(200)
                .body("includeBody", equalTo(true));
        workspace
                .asClient()
                .contentType(ContentType.JSON)
                .post("/api/v1/notifications/" + id + "/test")
                .then()
                .statusCode(200)
                .body("failure.class", equalTo(Failure.MAIL_NOT_CONFIGURED.name()));
    }

    @Test
    void aReaderSeesTheInboxAndMayNotTouchIt() {
        TestServer.inBrowser().get("/inbox").then().statusCode(303).header("Location", containsString("/sign-in"));
        TestServer.inBrowser().get("/inbox/news").then().statusCode(not(200));
    }

    private String url(WorkspaceId workspace) {
        return inboxes.url(engine.directory().workspace(workspace).orElseThrow());
    }

    private static ValidatableResponse save(OtherWorkspace workspace, String receiver) {
        return workspace
                .asClient()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"n\", \"receiver\": \"" + receiver
                        + "\", \"eventTypes\": [\"AGE_ESTIMATION\"], \"signingKey\": {\"generate\": true}}")
                .post("/api/v1/notifications")
                .then();
    }
}
