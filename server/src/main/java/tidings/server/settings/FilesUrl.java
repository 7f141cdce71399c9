package tidings.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tidings.bucket.BucketAddress;

/// Reads where files are kept from a URL: `s3://key:secret@host:port/bucket/prefix?region=...&tls=false`.
final class FilesUrl {
    static final String RIGHT =
            "must look like s3://accesskey:secretkey@host:port/bucket?region=us-east-1, where port, "
                    + "region and a folder after the bucket may be left out, &tls=false reaches the store without TLS, and "
                    + "special characters in the keys are percent-encoded";

    private static final String DEFAULT_REGION = "us-east-1";

    private FilesUrl() {}

    /// @throws IllegalArgumentException when it is not such a URL; nothing of the URL is in the message
    static BucketAddress parse(String url) {
        URI uri = uri(url);
        String[] keys = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String[] path =
                uri.getRawPath() == null ? new String[0] : uri.getRawPath().split("/", 3);
        if (!"s3".equals(uri.getScheme()) || uri.getHost() == null || keys.length != 2 || path.length < 2) {
            throw new IllegalArgumentException("Not such a URL");
        }
        Map<String, String> options = options(uri);
        String tls = options.getOrDefault("tls", "true");
        if (!tls.equals("true") && !tls.equals("false")) {
            throw new IllegalArgumentException("tls is true or false");
        }
        String endpoint = (tls.equals("true") ? "https://" : "http://")
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String prefix = path.length < 3 || path[2].isEmpty() ? "" : path[2].replaceFirst("/*$", "/");
        return new BucketAddress(
                URI.create(endpoint),
                path[1],
                options.getOrDefault("region", DEFAULT_REGION),
                prefix,
                decoded(keys[0]),
                decoded(keys[1]));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a URL");
        }
    }

    private static Map<String, String> options(URI uri) {
        Map<String, String> options = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String option : uri.getRawQuery().split("&", -1)) {
                String[] parts = option.split("=", 2);
                if (parts.length != 2 || !(parts[0].equals("region") || parts[0].equals("tls")) || parts[1].isEmpty()) {
                    throw new IllegalArgumentException("Only region and tls can be said there");
                }
                options.put(parts[0], decoded(parts[1]));
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
