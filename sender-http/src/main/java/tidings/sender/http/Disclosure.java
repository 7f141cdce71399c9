package tidings.sender.http;

import java.util.Arrays;
import java.util.List;
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
        List<Header> custom = receiver.headers();
        List<Sender.Field> fields = Stream.of(request.getHeaders())
                .map(header -> new Sender.Field(
                        header.getName(), isSecret(header.getName(), custom) ? null : header.getValue()))
                .toList();
        return new Sender.Request(
                request.getMethod() + " " + withoutValues(request.getRequestUri()) + " HTTP/1.1", fields);
    }

    private static boolean isSecret(String name, List<Header> custom) {
        return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                || custom.stream().anyMatch(header -> header.key().equalsIgnoreCase(name));
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
