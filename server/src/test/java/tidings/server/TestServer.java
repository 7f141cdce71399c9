package tidings.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// The one server that all tests of the HTTP behaviour share, on a port and in a folder of its own.
///
/// A test class is annotated `@QuarkusTest @QuarkusTestResource(TestServer.class)` and nothing else, since
/// any other setting would start another server.
public final class TestServer implements QuarkusTestResourceLifecycleManager {
    public static final String API_KEY = "test-key";
    public static final String API_SECRET = "test-secret-0123456789";

    public static final String ADMIN_EMAIL = "anna@example.com";
    public static final String ADMIN_PASSWORD = "correct horse battery";

    private Path data;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("tidings-server-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "TIDINGS_DATA",
                data.toString(),
                "TIDINGS_API_KEY",
                API_KEY,
                "TIDINGS_API_SECRET",
                API_SECRET,
                "TIDINGS_ADMIN_EMAIL",
                ADMIN_EMAIL,
                "TIDINGS_ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "TIDINGS_ALLOWED_RECEIVERS",
                "127.0.0.0/8",
                "TIDINGS_REQUIRE_HTTPS",
                "false");
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A request with the API key of the first workspace.
    public static RequestSpecification asClient() {
        return RestAssured.given().auth().preemptive().basic(API_KEY, API_SECRET);
    }

    /// A request of one of our own pages, with the session of the first workspace's administrator.
    public static RequestSpecification asAdministrator() {
        return inBrowser().cookies(signedIn(ADMIN_EMAIL, ADMIN_PASSWORD));
    }

    /// A request of one of our own pages, with no session; redirects are not followed.
    public static RequestSpecification inBrowser() {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html");
    }

    /// The cookies of somebody who has just signed in.
    public static Map<String, String> signedIn(String email, String password) {
        return inBrowser()
                .formParam("email", email)
                .formParam("password", password)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookies();
    }
}
