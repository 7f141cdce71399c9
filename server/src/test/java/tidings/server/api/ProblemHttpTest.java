package tidings.server.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static tidings.server.TestServer.asClient;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ProblemHttpTest {

    @Test
    void answersInAStrictAndPlainForm() {
        asClient()
                .get("/api/v1/probe")
                .then()
                .statusCode(200)
                .body(equalTo("{\"at\":\"2026-01-02T03:04:05.000Z\",\"caller\":\"test-key\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"nam":"x"}                       | nam            | There is no such field; there are color, count, name, on, parts.
                    {"count":"1"}                     | count          | This must be a whole number.
                    {"count":1.5}                     | count          | This must be a whole number.
                    {"on":1}                          | on             | This must be true or false.
                    {"name":1}                        | name           | This must be a string.
                    {"name":{}}                       | name           | This must be a string.
                    {"parts":[{},{"parts":[{"x":1}]}]}| parts[1].parts[0].x | There is no such field; there are color, count, name, on, parts.
                    {"parts":{}}                      | parts          | This must be an array.
                    {"color":"BLUE"}                  | color          | This must be one of RED, GREEN.
                    {"color":0}                       | color          | This must be one of RED, GREEN.
                    """)
    void namesTheFieldThatIsWrong(String body, String field, String message) {
        problem(
                        asClient()
                                .contentType("application/json")
                                .body(body)
                                .post("/api/v1/probe")
                                .then(),
                        400)
                .body("errors.field", equalTo(java.util.List.of(field)))
                .body("errors.message", equalTo(java.util.List.of(message)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":          | The body is not valid JSON at line 1, column 9.
                    {"name":"a"} x    | The body is not valid JSON at line 1, column 14.
                    {"name":"a"} {}   | The body must be an object.
                    {"on":true,"on":true} | The body is not valid JSON at line 1, column 16.
                    []                | The body must be an object.
                    7                 | The body must be an object.
                    """)
    void refusesWhatIsNotJson(String body, String detail) {
        problem(
                        asClient()
                                .contentType("application/json")
                                .body(body)
                                .post("/api/v1/probe")
                                .then(),
                        400)
                .body("detail", equalTo(detail));
    }

    @Test
    void refusesDeepNesting() {
        String body = "{\"parts\":[".repeat(1000);
        problem(
                        asClient()
                                .contentType("application/json")
                                .body(body)
                                .post("/api/v1/probe")
                                .then(),
                        400)
                .body("detail", containsString("nested too deeply"));
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
        problem(asClient().delete("/api/v1/probe").then(), 405);
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
        problem(asClient().put("/api/v1/probe/fault").then(), 500)
                .body(not(containsString("secret detail")))
                .body(not(containsString("Exception")));
    }

    @Test
    void asksToComeBackWhenTheStoreFails() {
        problem(asClient().put("/api/v1/probe/store").then(), 503).header("Retry-After", "1");
    }

    @Test
    void showsTheProblemInsideAStage() {
        problem(asClient().put("/api/v1/probe/stage").then(), 409).body("detail", equalTo("Taken."));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"));
    }
}
