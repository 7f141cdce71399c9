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
}
