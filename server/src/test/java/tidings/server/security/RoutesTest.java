package tidings.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every way into the server says who may take it. Whoever adds one has to decide.
final class RoutesTest {
    private static final List<Class<?>> RESOURCES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("tidings.server").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void everyMethodSaysWhatItsCallerNeeds() {
        List<String> undecided = RESOURCES.stream()
                .filter(resource -> !Requirement.of(resource).open())
                .flatMap(RoutesTest::methods)
                .filter(method -> Requirement.of(method.getDeclaringClass())
                        .permission(method.getName())
                        .isEmpty())
                .map(Method::toString)
                .toList();

        assertThat(RESOURCES).isNotEmpty();
        assertThat(undecided).isEmpty();
    }

    @Test
    void theseAreOpenToAllAndNoOthers() {
        assertThat(RESOURCES.stream()
                        .filter(resource -> Requirement.of(resource).open())
                        .map(resource -> resource.getAnnotation(Path.class).value()))
                .containsExactlyInAnyOrder(
                        "/assets",
                        "/inbox/receive/{token}",
                        "/setup",
                        "/sign-in",
                        "/sign-in/provider",
                        "/sign-out",
                        "/forgot-password",
                        "/password");
    }

    private static Stream<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)));
    }
}
