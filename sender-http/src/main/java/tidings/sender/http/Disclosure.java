package tidings.sender.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import tidings.engine.Header;
import tidings.engine.Receiver;
import tidings.engine.port.Sender;

/// A request as people may see it: without the values of custom headers, of the authorisation and of the
/// query, since any of them may be a secret.
final class Disclosure {
    private Disclosure() {}

    static Sender.Request of(ClassicHttpRequest request, Receiver receiver) {
        return new Sender.Request(
                request.getMethod() + " " + withoutValues(request.getRequestUri()) + " HTTP/1.1",
                fields(request, secrets(receiver)));
    }

    /// The headers of a request, without the values of those whose names, in lower case, are secret.
    static List<Sender.Field> fields(ClassicHttpRequest request, Set<String> secret) {
        return Stream.of(request.getHeaders())
                .map(header -> new Sender.Field(
                        header.getName(),
                        secret.contains(header.getName().toLowerCase(Locale.ROOT)) ? null : header.getValue()))
                .toList();
    }

    /// The names, in lower case, of the headers that hold what an administrator has entered as a secret.
    static Set<String> secrets(Receiver receiver) {
        return Stream.concat(receiver.headers().stream().map(Header::key), Stream.of(HttpHeaders.AUTHORIZATION))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static String withoutValues(String resource) {
        int mark = resource.indexOf('?');
        if (mark < 0) {
            return resource;
        }
        return resource.substring(0, mark + 1)
                + Arrays.stream(resource.substring(mark + 1).split("&", -1))
                        .map(pair -> pair.indexOf('=') < 0 ? "…" : pair.substring(0, pair.indexOf('=') + 1) + "…")
                        .collect(Collectors.joining("&"));
    }
}
