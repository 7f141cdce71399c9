package tidings.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class DashboardHttpTest {
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[0-9a-f]{16}/[a-z.]+)\"");

    @Test
    void escapesWhateverPeopleHaveTyped() {
        asBrowser()
                .get("/specimen")
                .then()
                .statusCode(200)
                .body(containsString("Fraud desk &lt;script&gt;"))
                .body(containsString("Example &amp; Company"))
                .body(not(containsString("<b>")));
    }

    @Test
    void letsAPageRunAndFetchNothingButWhatTheServerBrings() {
        String page = asBrowser()
                .get("/specimen")
                .then()
                .header("Content-Security-Policy", PageHeaders.POLICY)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asString();

        assertThat(page).doesNotContain("style=", "<style", "<script>", "onclick", "javascript:");
    }

    @Test
    void servesItsAssetsForGood() {
        String page = asBrowser().get("/specimen").asString();
        Matcher assets = ASSET.matcher(page);
        int found = 0;
        while (assets.find()) {
            RestAssured.get(assets.group(1))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"))
                    .header("Content-Encoding", "gzip")
                    .header("X-Content-Type-Options", "nosniff");
            found++;
        }
        assertThat(found).isEqualTo(4);
    }

    @Test
    void servesNoAssetUnderAnotherHashAndNoOtherFile() {
        RestAssured.get("/assets/0000000000000000/tidings.css").then().statusCode(404);
        RestAssured.get("/assets/0000000000000000/application.properties")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsABrowserOfAnErrorInAPageAndAClientInAProblem() {
        asBrowser()
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .header("Content-Security-Policy", PageHeaders.POLICY)
                .body(containsString("<h1>There is nothing here</h1>"));
        asBrowser().get("/specimen/broken").then().statusCode(500).body(containsString("on our side"));
        asBrowser().get("/api/v1/nowhere").then().contentType("application/problem+json");
        RestAssured.get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void saysOnceWhatWasDone() {
        String cookie = asBrowser()
                .redirects()
                .follow(false)
                .get("/specimen/saved")
                .then()
                .statusCode(303)
                .extract()
                .cookie("tidings_flash");

        asBrowser()
                .cookie("tidings_flash", cookie)
                .get("/specimen")
                .then()
                .cookie("tidings_flash", equalTo(""))
                .body(containsString("The notification was saved."));
    }

    @Test
    void saysNothingThatItDoesNotKnow() {
        asBrowser()
                .cookie("tidings_flash", "<b>anything</b>")
                .get("/specimen")
                .then()
                .statusCode(200)
                .body(not(containsString("anything")));
    }

    @Test
    void linksAComplaintToItsField() {
        asBrowser()
                .get("/specimen/faulty")
                .then()
                .statusCode(400)
                .body(containsString("<a href=\"#headers[0].key\">"))
                .body(containsString("aria-describedby=\"headers[0].key-error headers[0].key-hint\""))
                .body(containsString("id=\"headers[0].key-error\""));
    }

    /// The browser tests look at them; in the packaged server there is no specimen.
    @Test
    void leavesItsSpecimensForTheBrowserTests() throws IOException {
        keep("/specimen", "specimen.html");
        keep("/specimen/faulty", "specimen-faulty.html");
        keep("/sign-in", "sign-in.html");
    }

    private static void keep(String path, String name) throws IOException {
        Path folder = Path.of("target/specimen").toAbsolutePath();
        String page = asBrowser().get(path).asString();
        Matcher assets = ASSET.matcher(page);
        while (assets.find()) {
            Path file = folder.resolve(assets.group(1).substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, RestAssured.get(assets.group(1)).asByteArray());
        }
        Files.writeString(folder.resolve(name), page);
    }

    private static RequestSpecification asBrowser() {
        return RestAssured.given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }
}
