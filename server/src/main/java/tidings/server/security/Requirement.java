package tidings.server.security;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the methods of a resource class demand of their callers. It is read from the annotations once for each
/// class, since it is asked at every request.
///
/// @param open whether anyone may call
/// @param byMethod the permission that a method of that name needs
record Requirement(boolean open, Map<String, Permission> byMethod) {
    private static final ClassValue<Requirement> OF = new ClassValue<>() {
        @Override
        protected Requirement computeValue(Class<?> resource) {
            return read(resource);
        }
    };

    Requirement {
        byMethod = Map.copyOf(byMethod);
    }

    static Requirement of(Class<?> resource) {
        return OF.get(resource);
    }

    /// What the method needs; empty when nobody may call it.
    Optional<Permission> permission(String method) {
        return Optional.ofNullable(byMethod.get(method));
    }

    private static Requirement read(Class<?> resource) {
        @Nullable Needs all = resource.getAnnotation(Needs.class);
        Map<String, Permission> byMethod = new HashMap<>();
        Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .forEach(method -> permission(method, all)
                        .ifPresent(permission -> byMethod.merge(method.getName(), permission, Requirement::same)));
        return new Requirement(resource.isAnnotationPresent(Open.class), byMethod);
    }

    private static Optional<Permission> permission(Method method, @Nullable Needs all) {
        @Nullable Needs own = method.getAnnotation(Needs.class);
        return Optional.ofNullable(own == null ? all : own).map(Needs::value);
    }

    private static Permission same(Permission one, Permission other) {
        if (one != other) {
            throw new IllegalStateException(
                    "Methods of one name need the same permission, but these need " + one + " and " + other);
        }
        return one;
    }
}
