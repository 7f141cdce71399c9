package tidings.server.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Completes the description of the API with what holds for every call of it: how to authenticate, and the
/// problems that each can come to.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OpenApiForm implements OASFilter {
    private static final String SCHEME = "apiKey";
    private static final List<String> OURS = List.of("/api/v1/");
    private static final List<String> COMPATIBLE = List.of("/api/v2/", "/kyc/");
    private static final String ERROR = "CompatibleError";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("An API key as the user name and its secret as the password."));
        api.getComponents().addSchema(ERROR, error());
        complete(api, OURS, problem());
        complete(api, COMPATIBLE, compatibleError());
    }

    private static void complete(OpenAPI api, List<String> roots, Content error) {
        api.getPaths().getPathItems().entrySet().stream()
                .filter(entry -> roots.stream().anyMatch(entry.getKey()::startsWith))
                .flatMap(entry -> entry.getValue().getOperations().values().stream())
                .forEach(operation -> complete(operation, error));
    }

    private static void complete(Operation operation, Content error) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        boolean hasBody = operation.getRequestBody() != null;
        Map<String, String> problems = hasBody
                ? Map.of(
                        "400", "The request is not right; `errors` names the fields.",
                        "401", "The API key or its secret is missing or wrong.",
                        "413", "The body is too large.",
                        "415", "The body is not `application/json`.",
                        "503",
                                "The server is busy or its storage fails; nothing was done. `Retry-After` says when to come back.")
                : Map.of(
                        "401", "The API key or its secret is missing or wrong.",
                        "503",
                                "The server is busy or its storage fails; nothing was done. `Retry-After` says when to come back.");
        problems.forEach((status, description) -> {
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
            }
        });
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(error);
            } else if (response.getContent() != null && saysNothing(response.getContent())) {
                response.setContent(null);
            }
        });
    }

    /// Whether a content is there only because the frame sees that a method answers something.
    private static boolean saysNothing(Content content) {
        return content.getMediaTypes().values().stream()
                .allMatch(type -> type.getExamples() == null
                        && (type.getSchema() == null || type.getSchema().getRef() == null)
                        && (type.getSchema() == null || type.getSchema().getItems() == null));
    }

    private static Schema error() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What went wrong, as clients of the vendor know it.")
                .addProperty("identifier", OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .addProperty("message", OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .addProperty("documentation", OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .addProperty("severity", OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .addExample(Map.of(
                        "identifier", "MISSING_VALUE",
                        "message", "clientId: This is required: a text of 1 to 100 ASCII characters.",
                        "documentation", "https://tidings.example.com/openapi",
                        "severity", "NOT_SEVERE"));
    }

    private static Content compatibleError() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(ERROR)));
    }

    /// What every response of status 400 and above holds, so that an operation need not say it.
    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }
}
