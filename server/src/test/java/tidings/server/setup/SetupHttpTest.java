package tidings.server.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SetupHttpTest {
    private static final Pattern CODE = Pattern.compile("<code class=\"id\">([^<]+)</code>");

    @Inject
    SetupToken token;

    @Test
    void makesAWorkspaceWithAKeyThatWorksOnce() {
        String link = token.issue();
        RestAssured.given().queryParam("token", link).get("/setup").then().statusCode(200);

        String page = RestAssured.given()
                .formParam("token", link)
                .formParam("name", "Ex<a>mple & Co")
                .post("/setup")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("Ex&lt;a&gt;mple &amp; Co"))
                .body(not(containsString("<a>")))
                .extract()
                .asString();

        Matcher codes = CODE.matcher(page);
        assertThat(codes.find()).isTrue();
        String key = codes.group(1);
        assertThat(codes.find()).isTrue();
        String secret = codes.group(1);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic(key, secret)
                .get("/api/v1/event-types")
                .then()
                .statusCode(200);
        RestAssured.given().queryParam("token", link).get("/setup").then().statusCode(404);
        RestAssured.given()
                .formParam("token", link)
                .formParam("name", "Again")
                .post("/setup")
                .then()
                .statusCode(404);
    }

    @Test
    void asksAgainForANameThatIsNone() {
        String link = token.issue();

        for (String name : new String[] {"", "   ", "x".repeat(101), "a\nb"}) {
            RestAssured.given()
                    .formParam("token", link)
                    .formParam("name", name)
                    .post("/setup")
                    .then()
                    .statusCode(400)
                    .body(containsString("The name must be 1 to 100 characters long."));
        }
        assertThat(token.matches(link)).isTrue();
    }

    @Test
    void showsNothingWithoutTheToken() {
        token.issue();

        RestAssured.get("/setup").then().statusCode(404);
        RestAssured.given().queryParam("token", "guess").get("/setup").then().statusCode(404);
        RestAssured.given().formParam("name", "Mine").post("/setup").then().statusCode(404);
    }

    @Test
    void letsThePageRunAndFetchNothingButWhatTheServerBrings() {
        RestAssured.given()
                .queryParam("token", token.issue())
                .get("/setup")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(not(containsString("<script>")));
    }
}
