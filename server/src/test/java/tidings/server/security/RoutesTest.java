package tidings.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tidings.server.Routes;
import tidings.server.Routes.Route;

/// Every way into the server says who may take it. Whoever adds one has to decide.
final class RoutesTest {

    @Test
    void everyRouteSaysWhatItsCallerNeeds() {
        List<Route> routes = Routes.guarded();

        assertThat(routes).hasSizeGreaterThan(20);
        assertThat(routes.stream().filter(route -> route.needs() == null)).isEmpty();
    }

    @Test
    void noRouteThatChangesSomethingIsForWhoeverMayRead() {
        Set<String> ownAffairs = Routes.guarded().stream()
                .filter(route -> !route.method().equals("GET"))
                .filter(route -> Set.of(Permission.READ, Permission.CATALOGUE).contains(route.needs()))
                .map(Route::toString)
                .filter(route -> !route.startsWith("POST /account"))
                .collect(Collectors.toSet());

        assertThat(ownAffairs)
                .containsExactlyInAnyOrder(
                        "POST /workspaces/current",
                        // The vendor's clients read by POST.
                        "POST /api/v2/data",
                        "POST /api/v2/files",
                        "POST /api/v2/full-status",
                        "POST /api/v2/generate-pdf",
                        "POST /api/v2/status");
    }

    @Test
    void theseAreOpenToAllAndNoOthers() {
        assertThat(Routes.open()
                        .map(resource -> resource.getAnnotation(Path.class).value()))
                .containsExactlyInAnyOrder(
                        "/api/v2/redirect",
                        "/assets",
                        "/files",
                        "/inbox/receive/{token}",
                        "/setup",
                        "/sign-in",
                        "/sign-in/provider",
                        "/sign-out",
                        "/verify",
                        "/forgot-password",
                        "/password");
    }

    /// The gate looks a method up by its name, and would not start with two of different needs.
    @Test
    void methodsOfOneNameNeedTheSame() {
        assertThatCode(() -> Routes.resources().forEach(Requirement::of)).doesNotThrowAnyException();
    }
}
