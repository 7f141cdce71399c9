package tidings.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Mail;
import tidings.engine.Role;
import tidings.engine.User;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.dashboard.Guests.Guest;
import tidings.server.security.Passwords;

/// Team, API keys, mails, the audit log, workspaces and the account, as a browser reaches them.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class AdministrationHttpTest {
    private static final Pattern LINK = Pattern.compile("/password\\?ticket=([\\w-]+)");

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    private Guests guests;
    private Guest admin;

    @BeforeEach
    void begin() {
        guests = new Guests(engine, passwords);
        admin = guests.administrator();
    }

    private Response invite(Guest by, String name, String email) {
        return by.request()
                .formParam("name", name)
                .formParam("email", email)
                .formParam("role", "VIEWER")
                .post("/team/invite");
    }

    @Test
    void showsTheLinkOfAnInvitationOnceAndMailsIt() {
        String email = "new-" + admin.email();
        String page =
                invite(admin, "Nora", email).then().statusCode(200).extract().asString();

        Matcher link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        TestServer.inBrowser().get(link.group()).then().statusCode(200).body(containsString(email));
        Mail mail = archive.mails(admin.workspace(), null, 10).getFirst();
        assertThat(mail.recipient()).isEqualTo(email);
        assertThat(mail.letter().text()).contains(link.group());
        admin.request().get("/team").then().body(containsString("Invited")).body(not(containsString("ticket=")));
    }

    @Test
    void anInvitationThatOpensAnotherWorkspaceTooIsNotShown() {
        String email = "both-" + admin.email();
        invite(admin, "Nora", email);
        Guest other = guests.administrator();

        invite(other, "Nora", email)
                .then()
                .statusCode(200)
                .body(containsString("only the mail carries it"))
                .body(not(containsString("ticket=")));

        User user = engine.directory().user(email).orElseThrow();
        admin.request().post("/team/" + user.id() + "/invite").then().body(not(containsString("ticket=")));
    }

    @Test
    void whoeverHasAnAccountJustJoins() {
        Guest other = guests.administrator();

        invite(admin, "Other", other.email()).then().statusCode(303).header("Location", endsWith("/team"));

        assertThat(engine.directory().user(other.user().id()).orElseThrow().role(admin.workspace()))
                .contains(Role.VIEWER);
        invite(admin, "Other", other.email())
                .then()
                .statusCode(400)
                .body(containsString("belongs to the workspace already"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com", "Anna <a@example.com>"})
    void case64AnAddressIsOneAndNothingElse(String email) {
        invite(admin, "Nora", email).then().statusCode(400).body(containsString("one e-mail address"));
    }

    @Test
    void case64ANameIsOneLine() {
        invite(admin, "Nora\r\nBcc: b@example.com", "line-" + admin.email())
                .then()
                .statusCode(400)
                .body(containsString("on one line"));
    }

    @Test
    void aWorkspaceKeepsAnAdministrator() {
        admin.request()
                .post("/team/" + admin.user().id() + "/remove")
                .then()
                .statusCode(400)
                .body(containsString("only administrator"));
        admin.request()
                .formParam("role", "VIEWER")
                .post("/team/" + admin.user().id() + "/role")
                .then()
                .statusCode(400)
                .body(containsString("only administrator"));
    }

    @Test
    void aKeysSecretIsShownOnceAndNothingOfItIsInTheAuditLog() {
        String page = admin.request()
                .formParam("name", "Core <b>")
                .formParam("scope", "READ")
                .formParam("expiry", "30")
                .post("/api-keys/new")
                .then()
                .statusCode(200)
                .body(containsString("Core &lt;b&gt;"))
                .extract()
                .asString();

        ApiKey key = engine.directory().apiKeys(admin.workspace()).getFirst();
        Matcher secret =
                Pattern.compile("<code class=\"id\">([\\w-]{40,})</code>").matcher(page);
        assertThat(secret.find()).isTrue();
        assertThat(key.scope()).isEqualTo(ApiKey.Scope.READ);
        withKey(key, secret.group(1), 200);
        admin.request().get("/api-keys").then().body(not(containsString(secret.group(1))));
        admin.request()
                .get("/audit")
                .then()
                .body(containsString("created the API key"))
                .body(containsString(key.key()))
                .body(not(containsString(secret.group(1))))
                .body(not(containsString(key.secretHash())));

        admin.request()
                .formParam("key", key.key())
                .post("/api-keys/revoke")
                .then()
                .statusCode(303);
        withKey(key, secret.group(1), 401);
    }

    private static void withKey(ApiKey key, String secret, int status) {
        RestAssured.given()
                .auth()
                .preemptive()
                .basic(key.key(), secret)
                .get("/api/v1/deliveries")
                .then()
                .statusCode(status);
    }

    @Test
    void keepsWhatWasTypedIntoAFaultyForm() {
        admin.request()
                .formParam("name", "Typed name")
                .formParam("scope", "PUBLISH")
                .formParam("expiry", "date")
                .formParam("date", "2001-01-01")
                .post("/api-keys/new")
                .then()
                .statusCode(400)
                .body(containsString("value=\"Typed name\""))
                .body(containsString("id=\"scope-PUBLISH\" name=\"scope\" type=\"radio\" value=\"PUBLISH\" checked"))
                .body(containsString("The day must be today or later"));
        assertThat(engine.directory().apiKeys(admin.workspace())).isEmpty();
    }

    @Test
    void case65TheTextOfAConfidentialMailIsForItsRecipientOnly() {
        invite(admin, "Nora", "secret-" + admin.email());
        Mail mail = archive.mails(admin.workspace(), null, 1).getFirst();
        Mail open = Await.result(
                engine.sendMail(admin.workspace(), "ops@example.com", new Mail.Letter("Plain <i>", "All <may> read")));

        admin.request()
                .get("/mails/" + mail.id())
                .then()
                .statusCode(200)
                .body(containsString("Only its recipient may read it."))
                .body(not(containsString("ticket=")));
        admin.request().get("/mails/" + open.id()).then().body(containsString("All &lt;may&gt; read"));
        admin.request()
                .get("/mails")
                .then()
                .body(containsString("Plain &lt;i&gt;"))
                .body(containsString("TIDINGS_SMTP_URL"));
    }

    @Test
    void pagesThroughMails() {
        for (int i = 0; i < 51; i++) {
            Await.result(engine.sendMail(
                    admin.workspace(), "ops@example.com", new Mail.Letter("Number " + i + ".", "Text")));
        }

        String first = admin.request().get("/mails").asString();
        Matcher older = Pattern.compile("/mails\\?before=mal_\\w+").matcher(first);

        assertThat(first).contains("Number 50.", "Number 1.").doesNotContain("Number 0.");
        assertThat(older.find()).isTrue();
        assertThat(admin.request().get(older.group()).asString())
                .contains("Number 0.", "Newest")
                .doesNotContain("Number 1.");
    }

    @Test
    void sendsAMailAgain() {
        Mail mail =
                Await.result(engine.sendMail(admin.workspace(), "ops@example.com", new Mail.Letter("Again", "Text")));

        admin.request().post("/mails/" + mail.id() + "/resend").then().statusCode(303);

        admin.request().get("/audit").then().body(containsString("sent again the mail"));
    }

    /// Attack case 67.
    @Test
    void case67NothingOfAnotherWorkspaceIsThere() {
        Guest other = guests.administrator();
        Mail mail = Await.result(
                engine.sendMail(other.workspace(), "ops@example.com", new Mail.Letter("Secret subject", "Text")));
        String member = "/team/" + other.user().id();
        ApiKey key = new ApiKey(
                "key-" + other.email(), other.workspace(), "Name", "00", ApiKey.Scope.FULL, Instant.EPOCH, null);
        Await.result(engine.saveApiKey(key, Actor.OPERATOR));

        for (String path : List.of(member, "/mails/" + mail.id(), "/mails/mal_x", "/team/usr_x")) {
            admin.request().get(path).then().statusCode(404);
        }
        for (String path :
                List.of(member + "/remove", member + "/invite", "/mails/" + mail.id() + "/resend", member + "/role")) {
            admin.request().formParam("role", "VIEWER").post(path).then().statusCode(404);
        }
        admin.request()
                .formParam("key", key.key())
                .post("/api-keys/revoke")
                .then()
                .statusCode(404);
        admin.request()
                .formParam("session", "x")
                .post("/account/sessions/end")
                .then()
                .statusCode(404);
        admin.request()
                .get("/mails?before=" + mail.id())
                .then()
                .statusCode(200)
                .body(not(containsString("Secret subject")));
        assertThat(engine.directory().apiKey(key.key())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/team/invite",
                "/api-keys/new",
                "/api-keys/revoke",
                "/account/name",
                "/account/password",
                "/account/sessions/end",
                "/account/sessions/end-others",
                "/workspaces/new"
            })
    void case69AFormOfAnotherSiteDoesNothing(String path) {
        RestAssured.given()
                .redirects()
                .follow(false)
                .cookies(TestServer.signedIn(admin.email(), Guests.PASSWORD))
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void case70WhoeverMayOnlyReadSeesAndDoesNothingElse() {
        Guest viewer = guests.member(admin.workspace(), Role.VIEWER);
        Mail mail =
                Await.result(engine.sendMail(admin.workspace(), "ops@example.com", new Mail.Letter("Subject", "Text")));

        for (String path :
                List.of("/team", "/team/invite", "/api-keys", "/api-keys/new", "/audit", "/workspaces/new")) {
            viewer.request().get(path).then().statusCode(403);
        }
        for (String path : List.of(
                "/team/invite",
                "/team/" + viewer.user().id() + "/role",
                "/team/" + admin.user().id() + "/remove",
                "/api-keys/new",
                "/api-keys/revoke",
                "/mails/" + mail.id() + "/resend",
                "/workspaces/new")) {
            viewer.request().formParam("role", "ADMIN").post(path).then().statusCode(403);
        }
        viewer.request()
                .get("/mails/" + mail.id())
                .then()
                .statusCode(200)
                .body(not(containsString("/resend")))
                .body(not(containsString("href=\"/api-keys\"")));
        viewer.request().get("/").then().statusCode(200).body(containsString("Nothing to see yet"));
    }

    @Test
    void case72NobodyAltersTheAuditLog() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            admin.request().request(method, "/audit").then().statusCode(405);
            admin.request().request(method, "/audit/aud_1").then().statusCode(404);
        }
        admin.request().get("/audit").then().statusCode(200).body(containsString("created the workspace"));
    }

    @Test
    void aPasswordIsChangedOnlyWithTheOneUntilNow() {
        Map<String, String> cookies = TestServer.signedIn(admin.email(), Guests.PASSWORD);
        Map<String, String> elsewhere = TestServer.signedIn(admin.email(), Guests.PASSWORD);

        change(cookies, "wrong password", "nine loud red drums").then().statusCode(400);
        change(cookies, Guests.PASSWORD, "short").then().statusCode(400).body(containsString("at least 10"));
        change(cookies, Guests.PASSWORD, "nine loud red drums").then().statusCode(303);

        TestServer.inBrowser().cookies(cookies).get("/account").then().statusCode(200);
        TestServer.inBrowser().cookies(elsewhere).get("/account").then().statusCode(303);
        TestServer.signedIn(admin.email(), "nine loud red drums");
    }

    @Test
    void whoeverGuessesThePasswordOfAnOpenBrowserHasToWait() {
        Map<String, String> cookies = TestServer.signedIn(admin.email(), Guests.PASSWORD);
        for (int i = 0; i < 5; i++) {
            change(cookies, "guess number " + i, "nine loud red drums").then().statusCode(400);
        }

        change(cookies, Guests.PASSWORD, "nine loud red drums")
                .then()
                .statusCode(400)
                .body(containsString("Too many wrong passwords"));
    }

    private static Response change(Map<String, String> cookies, String current, String password) {
        return TestServer.inBrowser()
                .cookies(cookies)
                .formParam("current", current)
                .formParam("password", password)
                .post("/account/password");
    }

    @Test
    void noSessionsTokenNorItsHashIsOnTheAccountsPage() {
        Map<String, String> cookies = TestServer.signedIn(admin.email(), Guests.PASSWORD);
        TestServer.signedIn(admin.email(), Guests.PASSWORD);

        String page = TestServer.inBrowser().cookies(cookies).get("/account").asString();

        assertThat(page).contains("This one", "End all others");
        engine.directory()
                .sessions(admin.user().id())
                .forEach(session -> assertThat(page).doesNotContain(session.tokenHash()));
    }

    @Test
    void makesAFurtherWorkspaceAndGoesThere() {
        admin.request()
                .formParam("name", "Further")
                .formParam("environment", "SANDBOX")
                .post("/workspaces/new")
                .then()
                .statusCode(303);

        assertThat(engine.directory().user(admin.user().id()).orElseThrow().roles())
                .hasSize(2)
                .containsValue(Role.ADMIN);
        assertThat(Await.result(
                        engine.changeRole(admin.workspace(), admin.user().id(), Role.VIEWER, Actor.OPERATOR)))
                .isInstanceOf(Reply.LastAdmin.class);
    }
}
