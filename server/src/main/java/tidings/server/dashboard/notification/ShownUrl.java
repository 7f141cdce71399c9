package tidings.server.dashboard.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A URL as everybody may see it: without user info, fragment and the values of its query, which often are keys.
final class ShownUrl {
    private static final String HIDDEN = "…";

    private ShownUrl() {}

    static String of(String url) {
        return with(url, HIDDEN);
    }

    /// The same with another text in place of each value of the query.
    static String with(String url, String placeholder) {
        try {
            URI uri = new URI(url);
            String authority = uri.getRawAuthority();
            if (uri.getScheme() == null || authority == null) {
                return HIDDEN;
            }
            String host = authority.substring(authority.lastIndexOf('@') + 1);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String query = uri.getRawQuery();
            return uri.getScheme() + "://" + host + path + (query == null ? "" : "?" + names(query, placeholder));
        } catch (URISyntaxException e) {
            return HIDDEN;
        }
    }

    private static String names(String query, String placeholder) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return equals < 0 ? placeholder : pair.substring(0, equals + 1) + placeholder;
                })
                .collect(Collectors.joining("&"));
    }
}
