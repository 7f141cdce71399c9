package tidings.server.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/// Which methods a path knows. An answer of 405 must name them (RFC 9110, 15.5.6), and the frame, which alone
/// knows where it routes what, leaves them out.
final class AllowedMethods {
    private AllowedMethods() {}

    /// The methods that would reach a resource at the path, in alphabetical order.
    static Set<String> at(String path, Deployment deployment) {
        Set<String> methods = new TreeSet<>();
        RequestMapper<InitialMatch> classes = new RequestMapper<>(deployment.getClassMappers());
        RequestMapper.RequestMatch<InitialMatch> match = classes.map(path);
        while (match != null) {
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    add(routing.getMappers(), match.remaining.isEmpty() ? "/" : match.remaining, methods);
                }
            }
            match = classes.continueMatching(path, match);
        }
        return methods;
    }

    /// The frame answers HEAD wherever it answers GET.
    private static void add(
            Map<String, RequestMapper<RuntimeResource>> mappers, String remaining, Set<String> methods) {
        mappers.forEach((method, mapper) -> {
            if (method != null && mapper.map(remaining) != null) {
                methods.add(method);
                if (method.equals("GET")) {
                    methods.add("HEAD");
                }
            }
        });
    }
}
