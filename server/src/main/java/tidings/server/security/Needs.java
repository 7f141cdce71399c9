package tidings.server.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what a caller must be allowed in order to reach a resource method; on a class, it holds for every method
/// without its own. A method that has neither and is not [Open] is reached by nobody, and fails the build.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
    /// The permission.
    Permission value();
}
