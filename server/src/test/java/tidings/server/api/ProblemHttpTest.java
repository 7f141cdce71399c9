package tidings.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static tidings.server.TestServer.asClient;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.server.TestServer;
import tidings.server.Warnings;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ProblemHttpTest {

    @Test
    void answersInAStrictAndPlainForm() {
        asClient()
                .get("/api/v1/probe")
                .then()
                .statusCode(200)
                .body(equalTo("{\"at\":\"2026-01-02T03:04:05.000Z\",\"caller\":\"API key test-key\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                | body    | This is empty; it must be JSON.
                    {"name":          | body    | This ends in the middle of its JSON; it seems to be cut off.
                    {"name":"a"} x    | body    | This is not valid JSON at line 1, column 14.
                    {"name":"a"} {}   | body    | This goes on behind the end of its JSON.
                    []                | body    | This must be a JSON object.
                    7                 | body    | This must be a JSON object.
                    null              | body    | This must be a JSON object.
                    \ufeff{"on":true} | body    | This begins with a byte order mark; JSON must be sent without one.
                    {"on":true,"on":true}    | on   | This field is given twice.
                    {"a":[{"b":1},{"b":1,"b":2}]} | a[1].b | This field is given twice.
                    """)
    void saysWhatKeepsABodyFromBeingReadAndWhere(String body, String field, String message) {
        refuse(body.getBytes(UTF_8), field, message);
    }

    @Test
    void refusesWhatIsNotInUtf8() {
        refuse("{\"name\":\"Renée\"}".getBytes(ISO_8859_1), "body", "This is not valid UTF-8: byte 12 is wrong.");
        refuse("{\"name\":\"a\"}".getBytes(UTF_16LE), "body", "This must be encoded in UTF-8.");
    }

    @Test
    void refusesWhatIsBeyondTheLimits() {
        refuse(
                ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8),
                "a" + "[0]".repeat(63),
                "This is nested too deeply; 64 levels are allowed.");
        refuse(
                ("{\"a\":[" + "9".repeat(10_000) + "]}").getBytes(UTF_8),
                "a[0]",
                "This is a number of more than 100 digits.");
        refuse(
                ("{\"a\":{\"" + "n".repeat(10_000) + "\":1}}").getBytes(UTF_8),
                "a",
                "This has a field whose name is longer than 1000 characters.");
    }

    @Test
    void refusesWhoHasNoKey() {
        problem(RestAssured.given().get("/api/v1/probe").then(), 401)
                .header("WWW-Authenticate", "Basic realm=\"Tidings\", charset=\"UTF-8\"");
    }

    @Test
    void answersAnUnknownPathWithAProblem() {
        problem(asClient().get("/api/v1/nothing").then(), 404);
        problem(RestAssured.given().get("/nothing/at/all").then(), 404);
    }

    @Test
    void refusesAMethodThatThePathDoesNotKnow() {
        problem(asClient().delete("/api/v1/probe").then(), 405)
                .header("Allow", "GET, HEAD, POST")
                .body("detail", equalTo("This path does not know this method; it knows GET, HEAD, POST."));
    }

    @Test
    void refusesAnotherMediaType() {
        problem(
                asClient()
                        .contentType("text/csv")
                        .body("a,b")
                        .post("/api/v1/probe")
                        .then(),
                415);
    }

    @Test
    void keepsAFaultToItself() {
        try (Warnings warnings = Warnings.ofTheLog()) {
            problem(asClient().put("/api/v1/probe/fault").then(), 500)
                    .body(not(containsString("secret detail")))
                    .body(not(containsString("Exception")));

            assertThat(warnings.messages())
                    .singleElement()
                    .asString()
                    .contains("A request failed through a fault of the server");
        }
    }

    @Test
    void asksToComeBackWhenTheStoreFails() {
        problem(asClient().put("/api/v1/probe/store").then(), 503).header("Retry-After", "1");
    }

    @Test
    void showsTheProblemInsideAStage() {
        problem(asClient().put("/api/v1/probe/stage").then(), 409).body("detail", equalTo("Taken."));
    }

    private static void refuse(byte[] body, String field, String message) {
        problem(
                        asClient()
                                .contentType("application/json")
                                .body(body)
                                .post("/api/v1/probe")
                                .then(),
                        400)
                .body("detail", equalTo(field + ": " + message))
                .body("errors", equalTo(List.of(Map.of("field", field, "message", message))));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"));
    }
}
