package tidings.server.dashboard.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Actor;
import tidings.engine.Environment;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Recipients;
import tidings.engine.Role;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Person;
import tidings.engine.runtime.Engine;
import tidings.events.SigningKey;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.security.Passwords;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class NotificationPagesHttpTest {
    private static final String PASSWORD = "a password for tests";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    Engine engine;

    @Inject
    Passwords passwords;

    private WorkspaceId workspace;
    private Map<String, String> cookies;

    @BeforeEach
    void enter() {
        workspace = newWorkspace();
        cookies = member(workspace, Role.ADMIN);
    }

    @Test
    void leadsANewcomerToTheInboxAndToTheForm() {
        page().get("/notifications")
                .then()
                .statusCode(200)
                .body(containsString("No notifications yet"))
                .body(containsString("href=\"/inbox\""))
                .body(containsString("href=\"/notifications/new\""));
    }

    @Test
    void savesEverySettingOfTheForm() {
        String id = create(full());
        Notification.Settings saved = settings(id);

        assertThat(saved.name()).isEqualTo("Results");
        assertThat(saved.webhook().orElseThrow().url())
                .isEqualTo("https://hooks.company.example/in?token=hidden-token");
        assertThat(saved.active()).isTrue();
        assertThat(saved.eventTypes()).hasSize(2);
        assertThat(saved.webhook().orElseThrow().headers())
                .containsExactly(new Header("X-Team", Secret.of("hidden-value")));
        assertThat(saved.webhook().orElseThrow().signingKey()).isEqualTo(SigningKey.of("hidden signing key"));
        assertThat(saved.retry().count()).isEqualTo(5);
        assertThat(saved.retry().interval()).isEqualTo(Duration.ofSeconds(120));
        assertThat(saved.webhook().orElseThrow().deadline()).isEqualTo(Duration.ofSeconds(20));
        assertThat(saved.failMail().address()).isEqualTo("ops@company.example");
        assertThat(saved.failMail().includeBody()).isTrue();
        assertThat(saved.webhook().orElseThrow().oauth().endpoint()).isEqualTo("https://id.company.example/token");
        assertThat(saved.webhook().orElseThrow().oauth().token()).isEqualTo(Secret.of("hidden-oauth"));
        assertThat(saved.webhook().orElseThrow().oauth().request()).isEqualTo(Secret.of("a=hidden"));
    }

    @Test
    void showsNoSecretAgainAndMasksAddressesWhereTheyAreNotEdited() {
        String id = create(full());

        String form = page().get("/notifications/" + id).asString();
        String list = page().get("/notifications").asString();
        String viewed = viewer().get("/notifications/" + id).asString();

        assertThat(form).doesNotContain("hidden-value", "hidden signing", "hidden-oauth", "a=hidden");
        assertThat(form).contains("Set. Leave it empty to keep it.");
        assertThat(list)
                .contains("https://hooks.company.example/in?token=…")
                .doesNotContain("hidden-token", "hidden-value");
        assertThat(viewed).contains("X-Team").doesNotContain("hidden-");
    }

    @Test
    void savesANotificationThatSendsEMailsWhateverStandsInTheFieldsOfWebhooks() {
        Map<String, Object> form = full();
        form.put("type", "EMAIL");
        form.put("receiver", "ops@company.example, kyc@company.example");
        form.put("includeBody", "on");
        String id = page().formParams(form)
                .post("/notifications/new")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst(".*/notifications/", "");

        assertThat(settings(id).channel())
                .isEqualTo(new Recipients(List.of("ops@company.example", "kyc@company.example"), true));
        assertThat(page().get("/notifications/" + id).asString())
                .contains("ops@company.example, kyc@company.example")
                .doesNotContain("Copy as cURL");
        assertThat(page().get("/notifications").asString()).contains("kyc@company.example");
        assertThat(viewer().get("/notifications/" + id).asString()).contains("E-mail, with the payload");
        form.put("receiver", "not an address");
        page().formParams(form)
                .post("/notifications/new")
                .then()
                .statusCode(400)
                .body(containsString("The receiver must be 1 to 10 different plain e-mail addresses"));
    }

    @Test
    void keepsSecretsThatAreLeftEmptyAndTakesAwayWhatIsToGo() {
        String id = create(full());
        Map<String, Object> form = full();
        form.put("version", version(id));
        form.put("headers[0].value", "");
        form.put("signingKey.choice", "keep");
        form.put("oauth.token", "");
        form.put("oauth.request", "");
        form.put("oauth.request.drop", "on");
        page().formParams(form).post("/notifications/" + id).then().statusCode(303);

        tidings.engine.Receiver receiver = settings(id).webhook().orElseThrow();
        assertThat(receiver.headers()).containsExactly(new Header("X-Team", Secret.of("hidden-value")));
        assertThat(receiver.signingKey()).isEqualTo(SigningKey.of("hidden signing key"));
        assertThat(receiver.oauth().token()).isEqualTo(Secret.of("hidden-oauth"));
        assertThat(receiver.oauth().request()).isNull();
    }

    @Test
    void bringsAFaultyFormBackWithEverythingTypedButTheSecrets() {
        Map<String, Object> form = full();
        form.put("receiver", "javascript:alert(1)");
        form.put("retry.count", "many");
        form.put("headers[0].key", "Host");
        form.remove("eventTypes");

        page().formParams(form)
                .post("/notifications/new")
                .then()
                .statusCode(400)
                .body(containsString("value=\"javascript:alert(1)\""))
                .body(containsString("value=\"many\""))
                .body(containsString("<a href=\"#receiver\">"))
                .body(containsString("id=\"receiver-error\""))
                .body(containsString("Choose at least one event type."))
                .body(containsString("The retry count must be a whole number from 0 to 20."))
                .body(containsString("<a href=\"#headers[0].key\">"))
                .body(containsString("<a href=\"#headers[0].value\">Please type this once more"))
                .body(containsString("<a href=\"#signingKey\">Please type this once more"))
                .body(containsString("<a href=\"#oauth.token\">Please type this once more"))
                .body(not(containsString("href=\"javascript:")))
                .body(not(containsString("hidden-value")))
                .body(not(containsString("hidden signing key")));
        assertThat(engine.directory().notifications(workspace)).isEmpty();
    }

    @Test
    void takesScriptsInNamesAndHeadersForText() {
        Map<String, Object> form = full();
        form.put("name", "<script>alert(1)</script>");
        form.put("headers[0].key", "X-'><b>");
        page().formParams(form).post("/notifications/new").then().body(not(containsString("<script>alert")));
        form.put("headers[0].key", "X-Team");
        String id = create(form);

        for (String path : List.of("/notifications", "/notifications/" + id)) {
            page().get(path)
                    .then()
                    .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                    .body(not(containsString("<script>alert")));
        }
    }

    @Test
    void addsAndRemovesHeadersWithoutAnyScript() {
        Map<String, Object> form = full();
        form.put("step", "add-header");
        page().formParams(form)
                .post("/notifications/new")
                .then()
                .statusCode(200)
                .body(containsString("name=\"headers[1].key\""))
                .body(containsString("value=\"Results\""));
        form.put("step", "remove-header-0");
        page().formParams(form)
                .post("/notifications/new")
                .then()
                .statusCode(200)
                .body(not(containsString("name=\"headers[0].key\"")));
        assertThat(engine.directory().notifications(workspace)).isEmpty();
    }

    @Test
    void showsAGeneratedKeyOnceAndLetsTheOldOneSignOn() {
        String id = create(full());
        Map<String, Object> form = full();
        form.put("version", version(id));
        form.put("signingKey.choice", "generate");
        form.put("signingKey.overlap", "3600");
        Response saved = page().formParams(form).post("/notifications/" + id);
        saved.then().statusCode(303).header("Location", endsWith("/signing-key"));

        String shown = page().get("/notifications/" + id + "/signing-key").asString();
        tidings.engine.Receiver receiver = settings(id).webhook().orElseThrow();
        assertThat(shown).contains(receiver.signingKey().reveal()).contains("shown now and never again");
        assertThat(receiver.retiringKeys())
                .extracting(tidings.engine.RetiringKey::key)
                .containsExactly(SigningKey.of("hidden signing key"));
        page().get("/notifications/" + id + "/signing-key")
                .then()
                .statusCode(303)
                .body(not(containsString("whsec_")));
        page().get("/notifications/" + id)
                .then()
                .body(containsString("goes on signing until"))
                .body(not(containsString("whsec_")));

        form.put("version", version(id));
        form.put("signingKey.choice", "end_overlap");
        page().formParams(form).post("/notifications/" + id).then().statusCode(303);
        assertThat(settings(id).webhook().orElseThrow().retiringKeys()).isEmpty();
        assertThat(settings(id).webhook().orElseThrow().signingKey()).isEqualTo(receiver.signingKey());
    }

    @Test
    void doesNotOverwriteInSilenceWhatSomebodyElseHasSaved() {
        String id = create(full());
        Map<String, Object> form = full();
        form.put("name", "Mine");
        form.put("version", "2026-01-01T00:00:00Z");
        Response refused = page().formParams(form).post("/notifications/" + id);

        refused.then()
                .statusCode(400)
                .body(containsString("Somebody else has saved"))
                .body(containsString("Mine"));
        assertThat(settings(id).name()).isEqualTo("Results");
        assertThat(refused.asString()).contains("name=\"version\" value=\"" + version(id));
    }

    @Test
    void switchesOnAndOffInItsPlaceOrWithoutScript() {
        String id = create(full());
        page().header("HX-Request", "true")
                .formParam("active", "off")
                .post("/notifications/" + id + "/status")
                .then()
                .statusCode(200)
                .body(startsWith("<tr>"))
                .body(containsString("aria-checked=\"false\""));
        assertThat(settings(id).active()).isFalse();
        page().formParam("active", "on")
                .post("/notifications/" + id + "/status")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/notifications"));
        assertThat(settings(id).active()).isTrue();
    }

    @Test
    void deletesWhatIsToBeDeleted() {
        String id = create(full());
        page().get("/notifications/" + id).then().body(containsString("No delivery is waiting."));
        page().post("/notifications/" + id + "/delete").then().statusCode(303);
        assertThat(engine.directory().notifications(workspace)).isEmpty();
        page().get("/notifications/" + id).then().statusCode(404);
    }

    @Test
    void triesSettingsBeforeTheyAreSavedAndShowsWhatWasSent() throws InterruptedException {
        try (Receiver receiver = new Receiver()) {
            Map<String, Object> form = full();
            form.put("receiver", receiver.url() + "?token=hidden-token");
            form.remove("oauth");
            form.put("eventType", "DOCUMENT_EXPIRATION");
            String result = page().header("HX-Request", "true")
                    .formParams(form)
                    .post("/notifications/test")
                    .then()
                    .statusCode(200)
                    .body(containsString("The receiver accepted the test."))
                    .body(containsString("POST /hook?token=… HTTP/1.1"))
                    .body(containsString("Idenfy-Signature"))
                    .body(containsString("••••••"))
                    .extract()
                    .asString();

            Receiver.Request request = receiver.next();
            assertThat(request.headers()).containsEntry("x-team", "hidden-value");
            assertThat(result)
                    .contains(request.headers().get("idenfy-signature"))
                    .contains(request.headers().get("webhook-id"))
                    .doesNotContain("hidden-", "hidden signing")
                    .doesNotContain(Receiver.RESPONSE);
            String whole = page().formParams(form).post("/notifications/test").asString();
            assertThat(whole).contains("Test result", "value=\"Results\"").doesNotContain("hidden-value");
            assertThat(engine.directory().notifications(workspace)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]:8080/", "http://localhost."})
    void saysNoMoreOfABlockedReceiverThanTheApi(String url) {
        Map<String, Object> form = full();
        form.put("receiver", url);
        form.remove("oauth");
        String page = page().header("HX-Request", "true")
                .formParams(form)
                .post("/notifications/test")
                .asString();
        Response api = TestServer.asClient()
                .contentType("application/json")
                .body("{\"receiver\": \"" + url + "\", \"eventType\": \"ACCOUNT_CHECK\"}")
                .post("/api/v1/notifications/test");
        String message = api.statusCode() == 400 ? api.path("errors[0].message") : api.path("failure.sentence");

        assertThat(page).contains(message.replace("'", "&#39;"));
    }

    @Test
    void sendsNoMoreTestsThanTheApiDoes() {
        Map<String, Object> form = full();
        form.put("receiver", "http://10.0.0.1/");
        int sent = 0;
        try (Receiver receiver = new Receiver()) {
            form.put("receiver", receiver.url());
            form.remove("oauth");
            while (sent < 40 && test(form).statusCode() == 200) {
                sent++;
            }
        }
        assertThat(sent).isEqualTo(30);
        test(form).then().statusCode(429).body(containsString("at most 30 tests a minute"));
    }

    private Response test(Map<String, Object> form) {
        return page().header("HX-Request", "true").formParams(form).post("/notifications/test");
    }

    @Test
    void copiesACommandWithoutSecrets() {
        String command = page().get("/notifications/" + create(full())).asString();
        command = command.substring(command.indexOf("curl --include"));
        command = command.substring(0, command.indexOf("</pre>"));

        assertThat(command)
                .contains("https://hooks.company.example/in?token=&lt;value&gt;")
                .contains("X-Team: &lt;x-team&gt;")
                .contains("Idenfy-Signature: $(printf")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "REVIEWER"})
    void letsOthersLookAndNothingElse(Role role) {
        String id = create(full());
        cookies = member(workspace, role);

        page().get("/notifications")
                .then()
                .statusCode(200)
                .body(containsString("Results"))
                .body(not(containsString("Create new")))
                .body(not(containsString("role=\"switch\"")));
        String shown = page().get("/notifications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String content = shown.substring(shown.indexOf("<main"));
        assertThat(content).doesNotContain("<form", "<input", "href=\"#delete\"");
        page().get("/notifications/new").then().statusCode(403);
        page().get("/notifications/" + id + "/signing-key").then().statusCode(403);
        for (String path :
                List.of("/new", "/test", "/" + id, "/" + id + "/test", "/" + id + "/status", "/" + id + "/delete")) {
            page().formParams(full()).post("/notifications" + path).then().statusCode(403);
        }
        assertThat(settings(id).active()).isTrue();
    }

    @Test
    void knowsNothingOfAnotherWorkspace() {
        String id = create(full());
        WorkspaceId other = newWorkspace();
        cookies = member(other, Role.ADMIN);

        for (String path : List.of("", "/signing-key")) {
            page().get("/notifications/" + id + path).then().statusCode(404);
        }
        for (String path : List.of("", "/test", "/status", "/delete")) {
            page().formParams(full()).post("/notifications/" + id + path).then().statusCode(404);
        }
        page().get("/notifications").then().body(not(containsString(id)));
        assertThat(settings(id).active()).isTrue();
    }

    @Test
    void refusesWhatAnotherSiteSends() {
        String id = create(full());
        for (String path :
                List.of("/new", "/test", "/" + id, "/" + id + "/test", "/" + id + "/status", "/" + id + "/delete")) {
            RestAssured.given()
                    .cookies(cookies)
                    .header("Sec-Fetch-Site", "cross-site")
                    .formParams(full())
                    .post("/notifications" + path)
                    .then()
                    .statusCode(403);
        }
        assertThat(engine.directory().notifications(workspace)).hasSize(1);
        assertThat(settings(id).active()).isTrue();
    }

    private static Map<String, Object> full() {
        Map<String, Object> form = new HashMap<>();
        form.put("name", "Results");
        form.put("type", "WEBHOOK");
        form.put("receiver", "https://hooks.company.example/in?token=hidden-token");
        form.put("eventTypes", List.of("SOS_REPORT", "IDENTIFICATION"));
        form.put("active", "on");
        form.put("headers[0].key", "X-Team");
        form.put("headers[0].value", "hidden-value");
        form.put("signingKey.choice", "own");
        form.put("signingKey", "hidden signing key");
        form.put("failEmail.address", "ops@company.example");
        form.put("failEmail.includeBody", "on");
        form.put("oauth", "on");
        form.put("oauth.endpoint", "https://id.company.example/token");
        form.put("oauth.token", "hidden-oauth");
        form.put("oauth.request", "a=hidden");
        form.put("retry.count", "5");
        form.put("retry.intervalSeconds", "120");
        form.put("timeoutSeconds", "20");
        return form;
    }

    private String create(Map<String, Object> form) {
        String location = page().formParams(form)
                .post("/notifications/new")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String version(String id) {
        return notification(id).updatedAt().toString();
    }

    private Notification.Settings settings(String id) {
        return notification(id).settings();
    }

    private Notification notification(String id) {
        return engine.directory()
                .notification(NotificationId.parse(id).orElseThrow())
                .orElseThrow();
    }

    private RequestSpecification page() {
        return TestServer.inBrowser().cookies(cookies);
    }

    private RequestSpecification viewer() {
        return TestServer.inBrowser().cookies(member(workspace, Role.VIEWER));
    }

    private WorkspaceId newWorkspace() {
        return Await.result(engine.addWorkspace("Notifications", Environment.SANDBOX, Actor.OPERATOR))
                .id();
    }

    private Map<String, String> member(WorkspaceId of, Role role) {
        String email = "notifier" + PEOPLE.incrementAndGet() + "@example.com";
        Await.result(engine.addUser(of, new Person(email, "Somebody", passwords.hash(PASSWORD)), role, Actor.OPERATOR));
        return TestServer.signedIn(email, PASSWORD);
    }
}
