package tidings.server.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static tidings.server.TestServer.ADMIN_EMAIL;
import static tidings.server.TestServer.ADMIN_PASSWORD;
import static tidings.server.TestServer.inBrowser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Actor;
import tidings.engine.Mail;
import tidings.engine.Role;
import tidings.engine.Workspace;
import tidings.engine.core.Person;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.security.Passwords;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SignInHttpTest {
    private static final String SESSION = "tidings_session";
    private static final Pattern LINK = Pattern.compile("/password\\?ticket=([\\w-]+)");

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    @Test
    void letsInWhoeverHasTheAddressAndThePassword() {
        Response answer = form(" Anna@Example.com ", ADMIN_PASSWORD)
                .formParam("next", "/team?a=b")
                .post("/sign-in");

        answer.then()
                .statusCode(303)
                .header("Location", endsWith("/team?a=b"))
                .header(
                        "Set-Cookie",
                        allOf(containsString("HttpOnly"), containsString("SameSite=Lax"), containsString("Path=/")));
        assertThat(answer.cookie(SESSION)).hasSizeGreaterThan(40);
    }

    @Test
    void givesEverySignInATokenOfItsOwnWhateverTheBrowserBrings() {
        String first = TestServer.signedIn(ADMIN_EMAIL, ADMIN_PASSWORD).get(SESSION);
        String second = form(ADMIN_EMAIL, ADMIN_PASSWORD)
                .cookie(SESSION, first)
                .post("/sign-in")
                .cookie(SESSION);

        assertThat(second).isNotEqualTo(first);
        form(ADMIN_EMAIL, ADMIN_PASSWORD).cookie(SESSION, "planted").post("/sign-in");
        isSignedOut(Map.of(SESSION, "planted"));
    }

    @Test
    void saysTheSameOfAnAddressThatDoesNotExistAndOfAWrongPassword() {
        String wrong = refusal("wrong-password@example.com", "nobody has this");
        addUser("dora@example.com");
        String unknown = refusal("dora@example.com", "nobody has this").replace("dora@", "wrong-password@");

        assertThat(unknown).isEqualTo(wrong).contains("No account has this e-mail address and this password.");
    }

    private String refusal(String email, String password) {
        return form(email, password)
                .post("/sign-in")
                .then()
                .statusCode(400)
                .extract()
                .asString();
    }

    @Test
    void makesWhoeverGuessesWait() {
        addUser("emil@example.com");
        for (int i = 0; i < 5; i++) {
            form("emil@example.com", "guess number " + i)
                    .post("/sign-in")
                    .then()
                    .statusCode(400);
        }

        form("emil@example.com", PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(429)
                .body(containsString("seconds"));
        form(ADMIN_EMAIL, ADMIN_PASSWORD).post("/sign-in").then().statusCode(303);
    }

    @Test
    void keepsWhatWasTypedButNotThePassword() {
        form("anna@exmaple.com", "mistyped password")
                .formParam("next", "/team")
                .post("/sign-in")
                .then()
                .statusCode(400)
                .body(containsString("value=\"anna@exmaple.com\""))
                .body(containsString("value=\"/team\""))
                .body(not(containsString("mistyped password")));
    }

    @Test
    void endsTheSessionOnSigningOut() {
        Map<String, String> cookies = TestServer.signedIn(ADMIN_EMAIL, ADMIN_PASSWORD);

        inBrowser().cookies(cookies).post("/sign-out").then().statusCode(303).header("Location", endsWith("/sign-in"));

        isSignedOut(cookies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out", "/forgot-password", "/password", "/setup", "/workspaces/current"})
    void refusesAFormThatAnotherSiteSends(String path) {
        RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .cookies(TestServer.signedIn(ADMIN_EMAIL, ADMIN_PASSWORD))
                .formParam("email", ADMIN_EMAIL)
                .formParam("password", ADMIN_PASSWORD)
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionAloneDoesNotChangeAnythingWithoutAWordOfWhereTheRequestIsFrom() {
        RestAssured.given()
                .cookies(TestServer.signedIn(ADMIN_EMAIL, ADMIN_PASSWORD))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/notifications")
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionOpensTheManagementApiToo() {
        inBrowser()
                .accept("application/json")
                .cookies(TestServer.signedIn(ADMIN_EMAIL, ADMIN_PASSWORD))
                .get("/api/v1/event-types")
                .then()
                .statusCode(200);
    }

    @Test
    void aForgottenPasswordIsReplacedByMailOnceAndEndsEverySession() {
        Workspace workspace = addUser("frieda@example.com");
        Map<String, String> before = TestServer.signedIn("frieda@example.com", PASSWORD);
        inBrowser()
                .formParam("email", "Frieda@example.com")
                .post("/forgot-password")
                .then()
                .statusCode(303);
        Mail mail = archive.mails(workspace.id(), null, 1).getFirst();
        Matcher link = LINK.matcher(mail.letter().text());
        assertThat(link.find()).isTrue();
        assertThat(mail.recipient()).isEqualTo("frieda@example.com");
        assertThat(mail.letter().confidential()).isTrue();
        String ticket = link.group(1);

        inBrowser().get("/password?ticket=" + ticket).then().statusCode(200).body(containsString("frieda@example.com"));
        choose(ticket, "short").then().statusCode(400).body(containsString("at least 10 characters"));
        choose(ticket, "another horse battery").then().statusCode(303);

        isSignedOut(before);
        choose(ticket, "yet another battery").then().statusCode(404);
        inBrowser().get("/password?ticket=" + ticket).then().statusCode(404);
        form("frieda@example.com", PASSWORD).post("/sign-in").then().statusCode(400);
        TestServer.signedIn("frieda@example.com", "another horse battery");
    }

    @Test
    void doesNotSayWhetherThereIsAnAccountToSendALinkTo() {
        inBrowser()
                .formParam("email", "nobody@example.com")
                .post("/forgot-password")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in"));
    }

    @Test
    void sendsOnlyAFewLinksAtATime() {
        Workspace workspace = addUser("gustav@example.com");
        for (int i = 0; i < 10; i++) {
            inBrowser().formParam("email", "gustav@example.com").post("/forgot-password");
        }

        assertThat(archive.mails(workspace.id(), null, 100)).hasSize(3);
    }

    private static final String PASSWORD = "horse correct battery";

    private Workspace addUser(String email) {
        Workspace workspace =
                Await.result(engine.addWorkspace("Of " + email, tidings.engine.Environment.SANDBOX, Actor.OPERATOR));
        Await.result(engine.addUser(
                workspace.id(), new Person(email, "Somebody", passwords.hash(PASSWORD)), Role.VIEWER, Actor.OPERATOR));
        return workspace;
    }

    private static Response choose(String ticket, String password) {
        return inBrowser()
                .formParam("ticket", ticket)
                .formParam("password", password)
                .post("/password");
    }

    private static RequestSpecification form(String email, String password) {
        return inBrowser().formParam("email", email).formParam("password", password);
    }

    private static void isSignedOut(Map<String, String> cookies) {
        inBrowser().cookies(cookies).get("/sign-in").then().statusCode(200);
    }
}
