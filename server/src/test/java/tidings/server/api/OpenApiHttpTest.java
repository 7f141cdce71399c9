package tidings.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.server.TestServer;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class OpenApiHttpTest {

    @Test
    void describesEveryCallWithItsProblemsAndItsExamples() throws IOException {
        JsonNode api = new JsonMapper()
                .readTree(RestAssured.given()
                        .accept("application/json")
                        .get("/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());

        assertThat(api.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(api.at("/components/securitySchemes/apiKey/scheme").asText()).isEqualTo("basic");
        assertThat(api.at("/components/schemas").properties())
                .extracting(Map.Entry::getKey)
                .contains("EventType", "EventTypeDescription")
                .noneMatch(name -> name.matches(".*\\d"));
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                if (!path.getKey().contains("/probe")) {
                    check(path.getKey() + " " + call.getKey(), call.getValue(), api, faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(String call, JsonNode operation, JsonNode api, List<String> faults) {
        boolean compatible = call.startsWith("/api/v2/") || call.startsWith("/kyc/");
        if (!compatible && !call.startsWith("/api/v1/")) {
            faults.add(call + " is no part of the management API");
        }
        if (operation.path("summary").asText().isEmpty()) {
            faults.add(call + " has no summary");
        }
        if (operation.path("operationId").asText().isEmpty()) {
            faults.add(call + " has no operationId");
        }
        if (!operation.path("security").has(0)) {
            faults.add(call + " names no security scheme");
        }
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().compareTo("400") >= 0
                    && !response.getValue()
                            .at("/content/application~1" + (compatible ? "json" : "problem+json"))
                            .isObject()) {
                faults.add(call + " does not describe " + response.getKey());
            }
        }
        List<String> expected = new ArrayList<>(List.of("401", "503"));
        if (operation.has("requestBody")) {
            expected.addAll(List.of("400", "413", "415"));
        }
        if (call.matches(".*\\{(id|jobId|type)}.*")) {
            expected.add("404");
        }
        expected.stream()
                .filter(status -> !operation.path("responses").has(status))
                .forEach(status -> faults.add(call + " does not name " + status));
        if (operation.has("requestBody") && !hasExample(operation.path("requestBody"), api)) {
            faults.add(call + " has no example of its request");
        }
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2")
                    && response.getValue().has("content")
                    && !hasExample(response.getValue(), api)) {
                faults.add(call + " has no example of its " + response.getKey());
            }
        }
    }

    /// An example of a content, of its schema, or of the schema of its items.
    private static boolean hasExample(JsonNode part, JsonNode api) {
        for (Map.Entry<String, JsonNode> content : part.path("content").properties()) {
            JsonNode schema = resolved(content.getValue().path("schema"), api);
            JsonNode items = resolved(schema.path("items"), api);
            if (!content.getValue().has("examples")
                    && !content.getValue().has("example")
                    && !schema.has("examples")
                    && !items.has("examples")) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode resolved(JsonNode schema, JsonNode api) {
        return schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
