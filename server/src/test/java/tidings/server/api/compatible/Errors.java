package tidings.server.api.compatible;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;

/// How an error of the compatible interface looks.
final class Errors {
    private Errors() {}

    /// Fails unless the answer is this error, in the form that the clients know.
    ///
    /// @param said a part of its message
    static void check(ValidatableResponse answer, int status, String identifier, String said) {
        answer.statusCode(status)
                .contentType("application/json")
                .body("identifier", equalTo(identifier))
                .body("message", containsString(said))
                .body("documentation", endsWith("/openapi"))
                .body("severity", equalTo(status >= 500 ? "SEVERE" : "NOT_SEVERE"));
    }
}
