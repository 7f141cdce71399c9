package tidings.server.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static tidings.server.TestServer.inBrowser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.server.TestServer;

/// The server of these tests has a workspace already; the first workspace is made in the tests of the whole server.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SetupHttpTest {
    @Inject
    SetupToken token;

    @Test
    void makesAnAdministratorOnceAndSignsThemIn() {
        String link = token.issue();

        Map<String, String> cookies = filled(link, "Berta <b>", "berta@example.com", "correct horse battery")
                .post("/setup")
                .then()
                .statusCode(303)
                .header("Location", containsString("/"))
                .extract()
                .cookies();

        inBrowser().cookies(cookies).get("/sign-in").then().statusCode(303);
        inBrowser().queryParam("token", link).get("/setup").then().statusCode(404);
        filled(link, "Carla", "carla@example.com", "correct horse battery")
                .post("/setup")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'',    berta@example.com, correct horse battery, Your name must be",
        "'a\nb', berta@example.com, correct horse battery, Your name must be",
        "Berta, berta,             correct horse battery, This must be an e-mail address",
        "Berta, berta@example.com, short,                 The password must be at least 10",
        "Berta, berta@example.com, x berta@example.com x, The password must not contain your e-mail address",
    })
    void asksAgainForWhatIsNotRightAndKeepsTheRest(String name, String email, String password, String complaint) {
        String link = token.issue();

        filled(link, name, email, password)
                .post("/setup")
                .then()
                .statusCode(400)
                .body(containsString(complaint))
                .body(containsString("value=\"" + email + "\""))
                .body(not(containsString("value=\"" + password + "\"")));
        assertThat(token.matches(link)).isTrue();
    }

    @Test
    void showsNothingWithoutTheToken() {
        token.issue();

        inBrowser().get("/setup").then().statusCode(404);
        inBrowser().queryParam("token", "guess").get("/setup").then().statusCode(404);
        filled("guess", "Berta", "berta@example.com", "correct horse battery")
                .post("/setup")
                .then()
                .statusCode(404);
    }

    @Test
    void letsThePageRunAndFetchNothingButWhatTheServerBrings() {
        inBrowser()
                .queryParam("token", token.issue())
                .get("/setup")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body(not(containsString("<script>")));
    }

    private static RequestSpecification filled(String link, String name, String email, String password) {
        return inBrowser()
                .formParam("token", link)
                .formParam("name", name)
                .formParam("email", email)
                .formParam("password", password);
    }
}
