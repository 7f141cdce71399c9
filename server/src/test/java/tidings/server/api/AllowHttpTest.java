package tidings.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.server.TestServer.asClient;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class AllowHttpTest {

    @Test
    void namesTheMethodsThatEachDescribedPathKnows() {
        Map<String, Map<String, Object>> paths =
                RestAssured.given().accept("application/json").get("/openapi").path("paths");

        assertThat(paths).isNotEmpty();
        paths.forEach((path, calls) -> {
            Set<String> described = new TreeSet<>();
            calls.keySet().forEach(method -> described.add(method.toUpperCase(Locale.ROOT)));
            assertThat(allowed("PATCH", path.replaceAll("\\{[^}]*}", "x")))
                    .as(path)
                    .containsAll(described);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /api/v1/events                       | POST
                    DELETE | /api/v1/events/batch                 | POST
                    PUT    | /api/v1/notifications                | GET, HEAD, POST
                    POST   | /api/v1/notifications/ntf_1          | DELETE, GET, HEAD, PUT
                    GET    | /api/v1/notifications/ntf_1/test     | POST
                    POST   | /api/v1/event-types                  | GET, HEAD
                    PUT    | /api/v1/event-types/x/schema         | GET, HEAD
                    POST   | /api/v1/deliveries                   | GET, HEAD
                    PUT    | /api/v1/deliveries/resend/rsj_1      | DELETE, GET, HEAD
                    DELETE | /setup                               | GET, HEAD, POST
                    """)
    void namesTheMethodsThatAPathKnows(String method, String path, String allow) {
        assertThat(allowed(method, path)).containsExactly(allow.split(", "));
    }

    private static List<String> allowed(String method, String path) {
        Response response = asClient().request(method, path);
        assertThat(response.statusCode()).as(path).isEqualTo(405);
        assertThat(response.contentType())
                .as(path)
                .isEqualTo(
                        path.startsWith("/api/v1/") || path.equals("/setup") ? Problem.MEDIA_TYPE : "application/json");
        assertThat(response.header("Allow")).as(path).isNotNull();
        return List.of(response.header("Allow").split(", "));
    }
}
