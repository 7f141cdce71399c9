package tidings.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tidings.server.TestServer;

/// Keeps the description of the API complete: whoever reads it can call every operation without asking.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ApiDescriptionHttpTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Inject
    ObjectMapper json;

    private JsonNode schemas;

    private record Operation(String name, JsonNode node) {
        boolean byId() {
            return name.contains("{") && !name.contains("/subjects/") && !name.contains("{type}");
        }
    }

    @Test
    void describesEveryOperationInFull() throws IOException {
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThan(15);

        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations) {
            JsonNode node = operation.node();
            softly.assertThat(node.path("summary").asText())
                    .as("summary of " + operation.name())
                    .isNotBlank();
            softly.assertThat(node.path("operationId").asText())
                    .as("id of " + operation.name())
                    .isNotBlank();
            softly.assertThat(node.path("tags"))
                    .as("tags of " + operation.name())
                    .isNotEmpty();
            softly.assertThat(node.path("security").toString())
                    .as("security of " + operation.name())
                    .contains("apiKey");
            if (node.has("requestBody")) {
                softly.assertThat(examples(node.path("requestBody")))
                        .as("request examples of " + operation.name())
                        .isNotEmpty();
            }
        }
        softly.assertAll();
    }

    @Test
    void showsAnExampleOfEveryAnswer() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations()) {
            for (Map.Entry<String, JsonNode> response :
                    operation.node().path("responses").properties()) {
                boolean hasBody = !response.getKey().equals("204");
                boolean success = response.getKey().startsWith("2");
                String what = response.getKey() + " of " + operation.name();
                softly.assertThat(response.getValue().path("description").asText())
                        .as(what)
                        .isNotBlank();
                if (success && hasBody) {
                    softly.assertThat(examples(response.getValue()))
                            .as("examples of " + what)
                            .isNotEmpty();
                } else if (!success) {
                    softly.assertThat(response.getValue().path("content").has(Problem.MEDIA_TYPE))
                            .as("problem of " + what)
                            .isTrue();
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void namesTheProblemsThatEachOperationCanComeTo() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : operations()) {
            List<String> codes = new ArrayList<>();
            operation.node().path("responses").fieldNames().forEachRemaining(codes::add);
            softly.assertThat(codes).as(operation.name()).contains("401", "503");
            if (operation.node().has("requestBody")) {
                softly.assertThat(codes).as(operation.name()).contains("400", "413", "415");
            }
            if (operation.byId()) {
                softly.assertThat(codes).as(operation.name()).contains("404");
            }
        }
        softly.assertAll();
    }

    private List<Operation> operations() throws IOException {
        byte[] description =
                RestAssured.given().accept("application/json").get("/openapi").asByteArray();
        JsonNode whole = json.readTree(description);
        schemas = whole.path("components").path("schemas");
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : whole.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (path.getKey().startsWith("/api/v1/")
                        && METHODS.contains(method.getKey())
                        && !path.getKey().startsWith("/api/v1/probe")) {
                    operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    /// The examples of a request or response, its own or those of its schema, each of which must be JSON.
    private List<JsonNode> examples(JsonNode described) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode media : described.path("content")) {
            JsonNode schema = media.path("schema");
            String name =
                    schema.path("$ref").asText(schema.path("items").path("$ref").asText());
            schemas.path(name.substring(name.lastIndexOf('/') + 1))
                    .path("examples")
                    .forEach(found::add);
            for (JsonNode example : media.path("examples")) {
                JsonNode value = example.path("value");
                found.add(value.isTextual() ? json.readTree(value.textValue()) : value);
            }
            if (media.has("example")) {
                found.add(media.path("example"));
            }
        }
        return found;
    }
}
