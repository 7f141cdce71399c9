package tidings.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.server.security.Needs;
import tidings.server.security.Open;
import tidings.server.security.Permission;

/// Every route of the server, read from its resources, so that a test over all of them cannot miss a new one.
public final class Routes {
    private static final List<Class<?>> RESOURCES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("tidings.server").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    private Routes() {}

    /// A way into the server.
    ///
    /// @param method such as `GET`
    /// @param path with its parameters in braces
    /// @param consumes the media type of its body; null when it takes any or none
    /// @param needs what its caller must be allowed; null when anyone may come, or nobody has decided
    public record Route(
            String method,
            String path,
            @Nullable String consumes,
            @Nullable Permission needs) {
        /// Whether it names a thing by its id.
        public boolean hasParameter() {
            return path.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// The resource classes.
    public static List<Class<?>> resources() {
        return RESOURCES;
    }

    /// Those that anyone may call.
    public static Stream<Class<?>> open() {
        return RESOURCES.stream().filter(resource -> resource.isAnnotationPresent(Open.class));
    }

    /// The routes that a caller needs a permission for.
    public static List<Route> guarded() {
        return RESOURCES.stream()
                .filter(resource -> !resource.isAnnotationPresent(Open.class))
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .flatMap(Routes::routes)
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    private static Stream<Route> routes(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> new Route(
                        type.getAnnotation(HttpMethod.class).value(), path(method), consumes(method), needs(method)));
    }

    private static String path(Method method) {
        String below = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        String path = method.getDeclaringClass().getAnnotation(Path.class).value() + below;
        return ("/" + path).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static @Nullable String consumes(Method method) {
        Consumes consumes = method.getAnnotation(Consumes.class);
        return consumes == null ? null : consumes.value()[0];
    }

    private static @Nullable Permission needs(Method method) {
        Needs own = method.getAnnotation(Needs.class);
        Needs needs = own == null ? method.getDeclaringClass().getAnnotation(Needs.class) : own;
        return needs == null ? null : needs.value();
    }
}
