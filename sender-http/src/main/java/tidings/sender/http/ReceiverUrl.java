package tidings.sender.http;

/// The parts of a URL to which requests are sent, all in the form in which they are used.
///
/// @param host lower-case ASCII, without brackets and without the dot that may end a name
/// @param resource path and query as they stand in the request line, with at least `/`
record ReceiverUrl(boolean secure, String host, int port, String resource) implements UrlReading {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static int defaultPort(boolean secure) {
        return secure ? HTTPS : HTTP;
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    /// The value of the `Host` header.
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == defaultPort(secure) ? name : name + ":" + port;
    }

    /// Whether the name stands for this machine, whatever a name server says (RFC 6761).
    boolean isLocalhost() {
        return isLocalhost(host);
    }

    static boolean isLocalhost(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    /// Leaves out the resource, which may carry a partner's key.
    @Override
    public String toString() {
        return scheme() + "://" + authority() + "/...";
    }
}
