package tidings.server.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Completes the description of the API with what holds for every call of it: how to authenticate, and the
/// problems that each can come to.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OpenApiForm implements OASFilter {
    private static final String SCHEME = "apiKey";
    private static final String API = "/api/v1/";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("An API key as the user name and its secret as the password."));
        api.getPaths().getPathItems().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(API))
                .forEach(entry -> entry.getValue().getOperations().forEach(OpenApiForm::complete));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
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
                response.setContent(problem());
            }
        });
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
